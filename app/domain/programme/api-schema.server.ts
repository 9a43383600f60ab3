import { z } from "zod";
import { FIRST_YEAR, LAST_YEAR } from "./period";
import type { Report } from "./report";

const count = z.int().min(0);
const year = z.string().regex(/^\d{4}$/).transform(Number).pipe(z.int().min(FIRST_YEAR).max(LAST_YEAR));

/** The parameters of `GET /programme/summary`; both years or none: then those of the running target period. */
export const summaryParameters = z.object({
  from: year.optional().describe("The first year, included"),
  to: year.optional().describe("The last year, included"),
});

const share = z.number().min(0).nullable().describe("Percent with one decimal; null without such a target");

/** The programme's figures of some years as the API answers them. */
export const summaryAnswer = z.object({
  from: z.int(),
  to: z.int(),
  recognised: z.object({ total: count, stars: z.object({ "3": count, "4": count, "5": count }) }).describe("Products first recognised in these years, by the stars of their first certificate"),
  targets: z.object({
    period: count.nullable().describe("The target of the period that these years touch, in products"),
    period_percent: share,
    to_2030: count.nullable().describe("The target of the longer horizon, in products"),
    to_2030_percent: share,
  }),
  protected: count.describe("Products with a right to a protected mark or geographical indication at the end of these years"),
  rural_industrial: count.describe("Products named typical rural industrial products in these years"),
  gold_brand: count.describe("Products given a gold brand award in these years"),
  support_vnd: z.int().describe("Support money of these years, whole đồng"),
  promotions: count.describe("Trade-promotion programmes and fairs held in these years"),
  certificates: z.object({ in_force: count, renewal: count, expired: count, revoked: count }).describe("All products ever recognised, by where their last certificate stands today"),
});
export type SummaryAnswer = z.infer<typeof summaryAnswer>;

/** The report as the API answers it. */
export function summaryBody(report: Report): SummaryAnswer {
  const { period, recognised, targets, standing } = report;
  return {
    from: period.from,
    to: period.to,
    recognised: { total: recognised.total, stars: { "3": recognised.stars[3], "4": recognised.stars[4], "5": recognised.stars[5] } },
    targets: {
      period: targets.period?.products ?? null, period_percent: targets.period?.percent ?? null,
      to_2030: targets.horizon?.products ?? null, to_2030_percent: targets.horizon?.percent ?? null,
    },
    protected: report.protectedProducts,
    rural_industrial: report.ruralIndustrial,
    gold_brand: report.goldBrand,
    support_vnd: Number(report.support.vnd),
    promotions: report.promotions.held,
    certificates: standing,
  };
}
