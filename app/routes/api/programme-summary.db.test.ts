import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { seedDemo } from "../../../prisma/seed";
import { findReport, usualPeriod } from "~/domain/programme/report-queries.server";
import { disconnect } from "~/platform/db/client.server";
import { loader as summaryLoader } from "./programme-summary";

const today = new Date("2026-11-23T03:00:00Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  await seedDemo(database.url, { today, storageUrl: "none" });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function ask(query: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = (await summaryLoader({ request: new Request(`http://localhost/api/v1/programme/summary${query}`), params: {}, context: {} as never })) as Response;
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe("the report of the demo", () => {
  test("2021–2025, every figure of the province's report", async () => {
    const { body } = await ask("?from=2021&to=2025");
    expect(body).toMatchObject({
      from: 2021, to: 2025,
      recognised: { total: 215, stars: { "3": 198, "4": 17, "5": 0 } },
      targets: { period: 60, period_percent: 358.3, to_2030: 140, to_2030_percent: 153.6 },
      protected: 47, rural_industrial: 22, gold_brand: 9, support_vnd: 25_300_000_000, promotions: 68,
    });
    expect(Object.values(body["certificates"] as object).reduce((sum: number, value: number) => sum + value, 0)).toBe(235);
  });

  test("2019–2025", async () => {
    const { body } = await ask("?from=2019&to=2025");
    expect(body).toMatchObject({
      recognised: { total: 235, stars: { "3": 213, "4": 22, "5": 0 } }, support_vnd: 33_500_000_000,
      // The years before 2021 are not measured by a target of 2021–2025.
      targets: { period_percent: 358.3, to_2030_percent: 153.6 },
    });
  });

  test("where products stand today, counted once each", async () => {
    expect((await findReport({ from: 2021, to: 2025 }, today, "20")).standing).toEqual({ in_force: 150, renewal: 10, expired: 70, revoked: 5 });
    expect(await usualPeriod(today)).toEqual({ from: 2021, to: 2025 });
  });

  test("the parts of every figure add up to it", async () => {
    const report = await findReport({ from: 2021, to: 2025 }, today, "20");
    const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(total(report.byYear.map((row) => row.total))).toBe(215);
    expect(total(report.bySector.map((row) => row.products))).toBe(215);
    expect(total(report.communes.map((row) => row.recognised))).toBe(215);
    expect(report.support.bySource.reduce((sum, { vnd }) => sum + vnd, 0n)).toBe(25_300_000_000n);
    expect(report.support.byPurpose.reduce((sum, { vnd }) => sum + vnd, 0n)).toBe(25_300_000_000n);
    expect(total(report.communes.map((row) => row.listings))).toBe(report.market.listings);
    expect(report.market.listings).toBeGreaterThan(150);
  });

  test.each(["?from=2025&to=2021", "?from=2021", "?from=abc&to=2025", "?from=1800&to=2025", "?from=2021&to=2025&x=1"])("%s is refused with the field's name", async (query) => {
    const { status, body } = await ask(query);
    expect(status).toBe(422);
    expect(body["errors"]).toEqual([expect.objectContaining({ path: expect.stringMatching(/^(from|to|x)$/) })]);
  });
});
