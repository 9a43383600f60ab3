import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import type { CurrentUser } from "~/domain/accounts/account";
import { db, disconnect } from "~/platform/db/client.server";
import { changeRecordOf, recordPage } from "./record-desk.server";
import { recordList } from "./record-list.server";

const at = new Date("2026-11-25T03:00:00Z");
let database: TestDatabase;
let world: RegisterWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const change = (id: string | null, fields: Record<string, string>, desk: "recognitions" | "marks" | "support" = "recognitions") =>
  changeRecordOf(desk, { id, form: new Map(Object.entries(fields)), user: { id: world.officer } as CurrentUser, at, locale: "vi" });
const award = (fields: Record<string, string>) => change(null, { intent: "create", kind: "gold_brand", year: "2025", decision: "", issuedOn: "", validTo: "", ...fields });

describe("the product of a record", () => {
  test("words that fit several offer them and save nothing; the ticked one is saved", async () => {
    const asked = await award({ product: "mat ong" });
    expect(asked).toMatchObject({ status: 422, problems: { product: "not_chosen" }, values: { product: "mat ong", year: "2025" } });
    expect("offers" in asked && asked.offers?.map(({ slug }) => slug).sort()).toEqual([world.royalHoney, world.honey, world.otherHoney].sort());
    expect(await db().recognition.count()).toBe(0);
    const saved = await award({ product: "mat ong", productNamed: "mat ong", productPick: world.honey });
    expect(saved).toMatchObject({ done: "create" });
    expect((await recordPage("recognitions", "id" in saved ? saved.id : "", "vi")).values).toMatchObject({ product: "Mật ong hoa nhãn Chi Lăng", productPick: world.honey });
  });

  test("a whole name or an address needs no choice, the producer's name finds too", async () => {
    expect(await award({ product: "Trà hoa vàng", year: "2024" })).toMatchObject({ done: "create" });
    expect(await award({ product: `https://example.vn/en/san-pham/${world.otherHoney}?x=1`, year: "2024" })).toMatchObject({ done: "create" });
    const found = await award({ product: "htx-mau-son", find: "1" });
    expect(found).toMatchObject({ status: 200, problems: {}, offers: [{ slug: world.otherHoney, producer: "Hợp tác xã htx-mau-son" }] });
    expect(await award({ product: "%", year: "2023" })).toMatchObject({ problems: { product: "unknown" }, offers: [] });
  });

  test("other words than those a choice was offered for are looked up anew", async () => {
    expect(await award({ product: "bạc hà", year: "2022", productNamed: "mat ong", productPick: world.honey })).toMatchObject({ problems: { product: "not_chosen" }, offers: [{ slug: world.royalHoney }] });
  });

  test("it stays found while another field is wrong", async () => {
    const refused = await award({ product: "Trà hoa vàng", year: "1900" });
    expect(refused).toMatchObject({ status: 422, problems: { year: "out_of_range" }, values: { product: "Trà hoa vàng", productNamed: "Trà hoa vàng", productPick: world.tea } });
  });
});

test("a list is narrowed by words without marks, by kind and by year", async () => {
  const list = async (query: string) => (await recordList("recognitions", new URLSearchParams(query), "vi", at)).rows.map(({ cells }) => cells[0]);
  expect(await list("q=tra+hoa")).toEqual(["Trà hoa vàng"]);
  expect(await list("q=MẬT&year=2024")).toEqual(["Mật ong Mẫu Sơn"]);
  expect(await list("kind=rural_industrial")).toEqual([]);
  expect(await list("kind=gold_brand&year=%00")).toHaveLength(3);
});

test("a moment nobody wrote into the form is an old one, not a failure", async () => {
  const item = { intent: "create", year: "2025", amount: "1.000.000", source: "central", purpose: "training", title: "Tập huấn", decision: "" };
  const saved = await change(null, item, "support");
  const id = "id" in saved ? saved.id : "";
  for (const seen of ["", "+275760-09-13", "9999", "2026-02-31T00:00:00.000Z"]) expect(await change(id, { ...item, intent: "save", seen }, "support"), seen).toMatchObject({ status: 409, kind: "changed" });
});
