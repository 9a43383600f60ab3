import { describe, expect, test } from "vitest";
import type { CodParcel } from "~/domain/remittances/remittance";
import { newId } from "~/lib/id";
import { parseCsv } from "~/platform/spreadsheet/parse-csv";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { packRows, unpackRows } from "./packed-rows";
import { foreseeRows, keysOf, readStatement } from "./read-statement";

const parcel = (change: Partial<CodParcel>): CodParcel => ({ shipmentId: newId(), code: "ABCDEFGH", tracking: "VTP1", carrier: "Viettel Post", cod: true, collected: 250_000n, remitted: false, open: 0n, ...change });
const read = (csv: string) => {
  const sheet = parseCsv(new TextEncoder().encode(csv), READ_LIMITS);
  if (!sheet.ok) throw new Error(sheet.error);
  return readStatement(sheet.value);
};
const rows = (csv: string, parcels: CodParcel[]) => foreseeRows(read(csv) ?? [], parcels);

describe("a carrier's statement", () => {
  test.each([
    ["semicolons, points and a mark at the beginning", "\uFEFFMã vận đơn;Tiền thu hộ (đ);Phí;Thực chuyển\nVTP-1;250.000;5.500;244.500\n"],
    ["commas and currency signs", 'Tracking number,Collected amount,Carrier fee,Remitted amount\nvtp1,"250,000 ₫","5,500 VND","244,500"\n'],
    ["names above the headings, fees below nought, a sum at the end", 'CTY VAN CHUYEN,,,\nNgày,Mã đơn hàng,COD,Phí COD\n1/11,abcd-efgh,250000đ,-5500\nTổng cộng,,250000,-5500\n'],
  ])("%s", (_what, csv) => {
    expect(rows(csv, [parcel({})])).toMatchObject([{ kind: "matched", entry: { stated: 250_000n, fee: 5_500n, remitted: 244_500n }, difference: 0n }]);
    expect(rows(csv, [parcel({})])).toHaveLength(1);
  });
  test("without a fee or what was handed over, nothing was kept", () => {
    expect(rows("Mã vận đơn,Thu hộ\nVTP1,250000\n", [parcel({})])).toMatchObject([{ kind: "matched", entry: { fee: 0n, remitted: 250_000n } }]);
  });
  test.each([
    ["no amount", "VTP1;nhiều;0;1", "amount"], ["no number", ";1;0;1", "key"], ["unknown", "VTP9;250000;0;250000", "unknown"], ["nothing handed over", "VTP1;250000;0;0", "minus"],
    ["another amount", "VTP1;240000;0;240000", "differs"], ["euros", "VTP1;250,50 €;0;1", "amount"],
  ])("%s", (_what, row, kind) => {
    expect(rows(`Mã vận đơn;Tiền thu hộ;Phí;Thực chuyển\n${row}`, [parcel({})]).map((one) => one.kind)).toEqual([kind]);
  });
  test("twice, already, not delivered, not paid at the door, of several", () => {
    const known = [parcel({}), parcel({ tracking: "VTP2", code: "BBBBBBBB", remitted: true }), parcel({ tracking: "VTP3", code: "CCCCCCCC", collected: null }), parcel({ tracking: "VTP4", code: "DDDDDDDD", cod: false, collected: null }), parcel({ tracking: "VTP5", code: "EEEEEEEE" }), parcel({ tracking: "VTP6", code: "EEEEEEEE" })];
    const csv = `Mã vận đơn;Mã đơn;COD\nVTP1;;250000\nVTP1;;250000\nVTP2;;250000\nVTP3;;250000\nVTP4;;250000\n;EEEEEEEE;250000\nVTP6;EEEEEEEE;250000\n`;
    expect(rows(csv, known).map(({ kind }) => kind)).toEqual(["matched", "twice", "already", "not_delivered", "not_cod", "ambiguous", "matched"]);
  });
  test("what was short is made up by so much and no more, what was too much taken back", () => {
    const [short, over] = [parcel({ remitted: true, open: 20_000n }), parcel({ tracking: "VTP2", remitted: true, open: -20_000n })];
    const look = (row: string) => rows(`Mã vận đơn;COD;Thực chuyển\n${row}`, [short, over]).map((one) => ("entry" in one ? `${one.kind} ${one.difference}` : one.kind))[0];
    expect(["VTP1;0;20.000", "VTP1;0;5.000", "VTP1;0;20.001", "VTP1;0;-1", "VTP2;0;-20.000", "VTP2;0;20.000"].map(look)).toEqual(["supplement 0", "supplement 15000", "already", "already", "supplement 0", "already"]);
  });
  test.each([["wrong columns", "Tên,Ngày\nA,1\n"], ["a number but no amount", "Mã vận đơn,Ngày\nA,1\n"]])("%s: no statement", (_what, csv) => expect(read(csv)).toBeNull());
  test("keys are asked for once, and rows come back from the form as they were or not at all", () => {
    expect(keysOf(read("Mã vận đơn;Mã đơn;COD\nvtp 1;x;1\nVTP1;;1\n") ?? [])).toEqual(["VTP1", "X"]);
    // The demo's ids follow from names: not every part of them is as a standard has it.
    const packed = [{ text: "VTP1", entry: { line: 2, shipmentId: "0193a000-0000-8000-0000-0000aabbccdd", stated: 1n, fee: 0n, remitted: -1n } }];
    expect(unpackRows(packRows(packed))).toEqual(packed);
    for (const bad of ["", "[[1]]", '[[1,"x","1","0","1","a"]]', "{"]) expect(unpackRows(bad)).toEqual([]);
  });
});
