import { PROMOTION_KINDS } from "~/domain/programme/promotion";
import type { PromotionFacts } from "~/domain/programme/promotion-queries.server";
import type { ProgrammeDictionary } from "~/platform/i18n/messages/programme";
import type { ProgrammeDeskDictionary } from "~/platform/i18n/messages/programme-desk";
import type { Translate } from "~/platform/i18n/translator";
import type { FieldSpec } from "./record-form";

/** The fields of a programme's form. */
export function promotionFields(t: Translate<ProgrammeDeskDictionary>, words: Translate<ProgrammeDictionary>): FieldSpec[] {
  return [
    { name: "title", label: t("promotion.name"), kind: "text", required: true, max: 200 },
    { name: "kind", label: t("promotion.kind"), kind: "select", required: true, options: PROMOTION_KINDS.map((value) => ({ value, text: words(`kind.${value}`) })) },
    { name: "organiser", label: t("promotion.organiser"), kind: "text", required: true, max: 200 },
    { name: "place", label: t("promotion.place"), kind: "text", required: true, max: 200 },
    { name: "startsOn", label: t("promotion.startsOn"), kind: "day", required: true },
    { name: "endsOn", label: t("promotion.endsOn"), kind: "day", required: true },
    { name: "applyUntil", label: t("promotion.applyUntil"), kind: "day", hint: t("promotion.applyUntilHint") },
    { name: "places", label: t("promotion.places"), kind: "whole", hint: t("promotion.placesHint"), max: 4 },
    { name: "terms", label: t("promotion.terms"), kind: "area", max: 2_000 },
  ];
}

/** A programme as its form shows it. */
export function promotionValues(promotion: PromotionFacts): Record<string, string> {
  const { title, kind, organiser, place, startsOn, endsOn, applyUntil, places, terms } = promotion;
  return { title, kind, organiser, place, startsOn, endsOn, applyUntil: applyUntil ?? "", places: places === null ? "" : String(places), terms: terms ?? "" };
}

/** The fields of what came of it. */
export function resultFields(t: Translate<ProgrammeDeskDictionary>): FieldSpec[] {
  return [
    { name: "participantCount", label: t("promotion.participantCount"), kind: "whole", max: 7 },
    { name: "visitors", label: t("promotion.visitors"), kind: "whole", max: 11 },
    { name: "contracts", label: t("promotion.contracts"), kind: "whole", max: 7 },
    { name: "salesVnd", label: t("promotion.salesVnd"), kind: "whole", max: 20 },
    { name: "resultNote", label: t("promotion.resultNote"), kind: "area", max: 2_000 },
  ];
}

export function resultValues({ participantCount, visitors, contracts, salesVnd, resultNote }: PromotionFacts): Record<string, string> {
  const text = (value: number | bigint | null) => (value === null ? "" : String(value));
  return { participantCount: text(participantCount), visitors: text(visitors), contracts: text(contracts), salesVnd: text(salesVnd), resultNote: resultNote ?? "" };
}
