import { listRecountSteps, type Recount, type RecountFilter } from "~/domain/inventory/recount.server";
import type { Locale } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { RECOUNT_TEXTS, type RecountDictionary } from "~/platform/i18n/messages/recount";
import { makeTranslate } from "~/platform/i18n/translator";
import type { Table } from "~/platform/spreadsheet/table";

/** More rows than anybody reads, and few enough for one file. */
const MOST = 50_000;

/** All movements of the days asked for, as a sheet. */
export async function recountTable({ unit }: Recount, filter: RecountFilter, locale: Locale): Promise<Table> {
  const t = makeTranslate(RECOUNT_TEXTS[locale], locale);
  const steps = await listRecountSteps(unit.id, { ...filter, page: 1 }, MOST);
  return {
    title: `${t("title")} ${unit.label}`.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31),
    columns: [
      { key: "at", title: t("at"), kind: "text" }, { key: "reason", title: t("reason"), kind: "text" }, { key: "order", title: t("link"), kind: "text" },
      { key: "delta", title: t("delta"), kind: "number" }, { key: "sum", title: t("after"), kind: "number" }, { key: "note", title: t("note"), kind: "text" },
    ],
    rows: steps.map((step) => ({
      at: formatMoment(step.at, locale), reason: t(`reason.${step.reason}` as keyof RecountDictionary), order: [step.order, step.lot?.code].filter(Boolean).join(" "), delta: step.delta, sum: step.sum, note: step.note ?? "",
    })),
  };
}
