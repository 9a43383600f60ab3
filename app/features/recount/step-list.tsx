import type { RecountStep } from "~/domain/inventory/recount.server";
import { formatMoment, formatNumber } from "~/platform/i18n/format";
import { RECOUNT_TEXTS, type RecountDictionary } from "~/platform/i18n/messages/recount";
import { useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { signed, type RecountPlace } from "./recount-place";

/** Each movement with what the shelf held after it; below them what it held before the first day asked for. */
export function StepList({ steps, place, before }: { steps: RecountStep[]; place: RecountPlace; before: number | null }) {
  const t = useTexts(RECOUNT_TEXTS);
  const number = (value: number) => formatNumber(value, t.locale);
  if (steps.length === 0 && before === null) return <p className="panel p-4 text-soft">{t("none")}</p>;
  return (
    <div className="panel">
      <Table label={t("moves")} head={<><Th>{t("at")}</Th><Th end>{t("delta")}</Th><Th end>{t("after")}</Th><Th>{t("reason")}</Th><Th>{t("link")}</Th><Th>{t("note")}</Th></>}>
        {steps.map((step) => (
          <tr key={step.id}>
            <Td><span className="whitespace-nowrap">{formatMoment(step.at, t.locale)}</span></Td>
            <Td end>{signed(step.delta, number)}</Td>
            <Td end>{number(step.sum)}</Td>
            <Td>{t(`reason.${step.reason}` as keyof RecountDictionary)}</Td>
            <Td><Links step={step} place={place} /></Td>
            <Td className="min-w-32"><span className="[overflow-wrap:anywhere]">{step.note ?? ""}</span></Td>
          </tr>
        ))}
        {before === null ? null : <tr><Td>{t("before")}</Td><Td end /><Td end>{number(before)}</Td><Td /><Td /><Td /></tr>}
      </Table>
    </div>
  );
}

function Links({ step, place }: { step: RecountStep; place: RecountPlace }) {
  const t = useTexts(RECOUNT_TEXTS);
  const lot = step.lot === null ? null : place.lot(step.lot.id);
  return (
    <span className="flex flex-wrap gap-x-3">
      {step.order === null ? null : <a className="link whitespace-nowrap" href={place.order({ order: step.order, parcel: step.parcel })}>{t("order", { code: step.order })}</a>}
      {step.lot === null ? null : lot === null ? <span>{t("lot", { code: step.lot.code })}</span> : <a className="link whitespace-nowrap" href={lot}>{t("lot", { code: step.lot.code })}</a>}
    </span>
  );
}
