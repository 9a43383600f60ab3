import { expect, test } from "vitest";
import { indexProducers, matchProducer } from "./match-producer";

const producer = (id: string, legalName: string, taxCode: string | null = null) => ({ id, legalName, name: legalName.replace("Hợp tác xã ", ""), taxCode });
const index = indexProducers([
  producer("a", "Hợp tác xã Nông sản Hữu Lũng", "4900123456"),
  producer("b", "Công ty TNHH Thạch đen Lộc Khê"),
  producer("c", "Hợp tác xã Hoa hồi Văn Quan"), producer("d", "Tổ hợp tác Chè Bình Gia"), producer("e", "Tổ hợp tác Chè Bình Gia"),
]);
const match = (name: string, taxCode = "") => matchProducer(index, name, taxCode);

test("by tax code, however it is written, whatever the name", () => {
  expect(match("tên khác", "4900 123 456")).toMatchObject({ kind: "found", by: "tax_code", producer: { id: "a" } });
  expect(match("Hợp tác xã Nông sản Hữu Lũng", "1")).toEqual({ kind: "unknown_tax_code" });
});

test("by name, kinds of organisation shortened or not, with or without marks", () => {
  for (const name of ["HTX nông sản Hữu Lũng", "HOP TAC XA NONG SAN HUU LUNG", "Nông sản Hữu Lũng"]) expect(match(name)).toMatchObject({ kind: "found", by: "name", producer: { id: "a" } });
  expect(match("Cty TNHH Thạch đen Lộc Khê")).toMatchObject({ kind: "found", producer: { id: "b" } });
});

test("a name that is much alike is proposed, two equal names are not chosen between, others are unknown", () => {
  expect(match("HTX Hoa hồi Văn Quann")).toMatchObject({ kind: "similar", producer: { id: "c" } });
  expect(match("THT Chè Bình Gia")).toMatchObject({ kind: "ambiguous", producers: [{ id: "d" }, { id: "e" }] });
  expect(match("Doanh nghiệp Xyz")).toMatchObject({ kind: "unknown" });
});
