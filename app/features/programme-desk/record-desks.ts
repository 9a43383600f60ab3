import { AWARD_KINDS, BUDGET_SOURCES, MARK_KINDS, SUPPORT_PURPOSES } from "~/domain/programme/support";
import type { ProgrammeDictionary } from "~/platform/i18n/messages/programme";
import type { ProgrammeDeskDictionary } from "~/platform/i18n/messages/programme-desk";
import type { Translate } from "~/platform/i18n/translator";
import type { FieldSpec } from "./record-form";

/** The desks of plain records, by their address below /quan-tri. */
export const RECORD_DESKS = { "ho-tro": "support", "nhan-hieu": "marks", "vinh-danh": "recognitions", "chinh-sach": "policies" } as const;
export type RecordDesk = (typeof RECORD_DESKS)[keyof typeof RECORD_DESKS];
export const NEW_TEXT = { support: "support.new", marks: "mark.new", recognitions: "recognition.new", policies: "policy.new" } as const satisfies Record<RecordDesk, keyof ProgrammeDeskDictionary>;

export function deskOf(path: string | undefined): RecordDesk | null {
  return path !== undefined && path in RECORD_DESKS ? RECORD_DESKS[path as keyof typeof RECORD_DESKS] : null;
}

export function pathOf(desk: RecordDesk): string {
  return Object.entries(RECORD_DESKS).find(([, name]) => name === desk)?.[0] ?? "";
}

export type Words = { t: Translate<ProgrammeDeskDictionary>; words: Translate<ProgrammeDictionary> };

/** The fields of a desk's form. */
export function recordFields(desk: RecordDesk, { t, words }: Words): FieldSpec[] {
  switch (desk) {
    case "support": return [
      { name: "year", label: t("recognition.year"), kind: "whole", required: true, max: 4 },
      { name: "amount", label: t("support.amount"), kind: "whole", required: true, max: 20 },
      { name: "source", label: t("support.source"), kind: "select", required: true, options: BUDGET_SOURCES.map((value) => ({ value, text: words(`source.${value}`) })) },
      { name: "purpose", label: t("support.purpose"), kind: "select", required: true, options: SUPPORT_PURPOSES.map((value) => ({ value, text: words(`purpose.${value}`) })) },
      { name: "title", label: t("support.title"), kind: "area", required: true, max: 500 },
      { name: "decision", label: t("support.decision"), kind: "text", max: 100 },
    ];
    case "marks": return [
      { name: "kind", label: t("promotion.kind"), kind: "select", required: true, options: MARK_KINDS.map((value) => ({ value, text: words(`ip.${value}`) })) },
      { name: "name", label: t("mark.name"), kind: "text", required: true, max: 200 },
      { name: "number", label: t("mark.number"), kind: "text", max: 50 },
      { name: "holder", label: t("mark.holder"), kind: "text", max: 200 },
      { name: "basis", label: t("mark.basis"), kind: "text", max: 200 },
      { name: "issuedOn", label: t("mark.issuedOn"), kind: "day" },
      { name: "expiresOn", label: t("mark.expiresOn"), kind: "day" },
    ];
    case "recognitions": return [
      { name: "kind", label: t("recognition.kind"), kind: "select", required: true, options: AWARD_KINDS.map((value) => ({ value, text: words(`rec.${value}`) })) },
      { name: "year", label: t("recognition.year"), kind: "whole", required: true, max: 4 },
      { name: "product", label: t("mark.product"), hint: t("product.hint"), kind: "product", required: true, max: 300 },
      { name: "decision", label: t("support.decision"), kind: "text", max: 100 },
      { name: "issuedOn", label: t("mark.issuedOn"), kind: "day" },
      { name: "validTo", label: t("recognition.endsOn"), kind: "day" },
    ];
    case "policies": return [
      ...(["title", "summary", "conditions"] as const).flatMap((part) => (["vi", "en", "zh"] as const).map((lang): FieldSpec => ({
        name: `${part}.${lang}`, label: t(`policy.${part}.${lang}`), kind: part === "title" ? "text" : "area", required: lang === "vi", max: part === "title" ? 200 : 2_000, third: true,
      }))),
      { name: "basis", label: t("policy.basis"), kind: "text", required: true, max: 300 },
      { name: "office", label: t("policy.office"), kind: "text", required: true, max: 200 },
      { name: "phone", label: t("policy.phone"), kind: "text", max: 30 },
      { name: "email", label: t("policy.email"), kind: "text", max: 200 },
      { name: "validFrom", label: t("mark.validFrom"), kind: "day", required: true },
      { name: "validTo", label: t("mark.validTo"), kind: "day" },
    ];
  }
}

/** The fields of the form that ends a record, and what it is called; null where its own form ends it by a day. */
export function endForm(desk: RecordDesk, { t }: Words): { fields: FieldSpec[]; submit: string } | null {
  const reason: FieldSpec = { name: "reason", label: t("reason"), kind: "text", required: true, max: 500 };
  if (desk === "support") return { fields: [reason], submit: t("support.cancel") };
  if (desk === "recognitions") return { fields: [{ name: "endsOn", label: t("recognition.endsOn"), kind: "day", required: true }, reason], submit: t("recognition.end") };
  return null;
}
