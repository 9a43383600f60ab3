import { codRule } from "~/domain/orders/cod-rule.server";
import { codLimits } from "~/domain/payments/payment-rules";
import { localDateAt } from "~/lib/local-date";
import type { PublishedCodRule } from "~/ui/commerce/cod-rule-list";

/** The rule of cash on delivery of a moment, from where it is applied; null when there is none. */
export async function publishedCodRule(at: Date): Promise<PublishedCodRule | null> {
  const day = localDateAt(at);
  const rule = await codRule(day);
  return rule && { rule, ...codLimits(day) };
}
