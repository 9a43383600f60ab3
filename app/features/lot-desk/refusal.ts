import type { LotsDictionary } from "~/platform/i18n/messages/lots";
import type { Translate } from "~/platform/i18n/translator";

/** A form that was not taken: which one, what is wrong with each field, and all that was typed. */
export type LotRefusal = { intent: string; faults: Record<string, string>; values: Record<string, string>; room?: string; excess?: string };

/** The sentence for what is wrong with a field; undefined when nothing is. */
export function faultText(refusal: LotRefusal | undefined, field: string, t: Translate<LotsDictionary>): string | undefined {
  const fault = refusal?.faults[field];
  if (fault === undefined) return undefined;
  return t(`fault.${fault}` as keyof LotsDictionary & string, { room: refusal?.room ?? "", excess: refusal?.excess ?? "", left: refusal?.room ?? "" });
}
