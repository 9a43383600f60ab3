import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect } from "~/platform/db/client.server";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { findCommune, forgetPlaces, listCommunes, listFormerUnits, listProvinces, searchPlaces } from "./place-queries.server";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  forgetPlaces();
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

test("34 provinces in Vietnamese order, 3,321 communes, 65 of them the province's own", async () => {
  const provinces = await listProvinces();
  expect(provinces).toHaveLength(34);
  const names = provinces.map((province) => province.name);
  expect(names.indexOf("Điện Biên")).toBeGreaterThan(names.indexOf("Đà Nẵng"));
  const communes = await Promise.all(provinces.map((province) => listCommunes(province.code)));
  expect(communes.flat()).toHaveLength(3321);
  expect(await listCommunes("20")).toHaveLength(65);
  expect(await listCommunes("99")).toEqual([]);
});

test("a commune is found by its code, with coordinates in the own province", async () => {
  expect(await findCommune("06463")).toMatchObject({ fullName: "Xã Chi Lăng", provinceCode: "20", latitude: expect.closeTo(21.6, 0) });
  expect(await findCommune("00000")).toBeNull();
  expect((await listFormerUnits("06463")).map((unit) => unit.name)).toEqual(expect.arrayContaining(["Thị trấn Đồng Mỏ"]));
});

test("old names are found without marks", async () => {
  expect((await searchPlaces("bao lam cao loc"))[0]?.commune.code).toBe("06184");
  expect((await searchPlaces("dong mo", "20"))[0]?.commune.code).toBe("06463");
  expect((await searchPlaces("tân thanh văn lãng", "20"))[0]?.commune.code).toBe("06172");
  expect((await searchPlaces("phường hàng bạc", "01"))[0]?.commune.fullName).toBe("Phường Hoàn Kiếm");
});
