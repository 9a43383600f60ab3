import type { LineProblem } from "~/domain/cart/cart-view";
import type { CheckoutDictionary } from "~/platform/i18n/messages/checkout";
import type { Translate } from "~/platform/i18n/translator";

/** The sentence for a line that cannot be bought as it stands. */
export function lineProblemText(problem: LineProblem, t: Translate<CheckoutDictionary>): string {
  const { kind, ...params } = problem;
  return t(`problem.${kind}`, params);
}
