import { Form } from "@remix-run/react";
import { ADJUST_REASONS } from "~/domain/traceability/shelf-lot";
import type { LotMove, Shelf, ShelfLot } from "~/domain/traceability/shelf-lots.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatNumber } from "~/platform/i18n/format";
import { SHELF_TEXTS, type ShelfDictionary } from "~/platform/i18n/messages/shelf";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Section } from "~/ui/kit/section";
import { Table, Td, Th } from "~/ui/kit/table";
import type { AdjustAnswer, AdjustDone } from "./adjust-form.server";

type Props = { shelf: Shelf; done: AdjustDone | null; answer: AdjustAnswer | undefined };

/** The lots that a variant is sold from, first expired first out, each with its quick adjustment; and what left them. */
export function ShelfPage({ shelf, done, answer }: Props) {
  const t = useTexts(SHELF_TEXTS);
  const to = useLocalePath();
  const { variant, lots } = shelf;
  const next = lots.find(({ freshness }) => freshness !== "expired")?.id;
  const number = (value: number) => formatNumber(Math.abs(value), t.locale);
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-6">
      <div>
        <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/kho")}>{t("back")}</a></p>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="font-semibold">{pick(variant.product, t.locale)} – {pick(variant.name, t.locale)} <span className="code text-sm text-soft">{variant.sku}</span></p>
        <p className="num">{t("available", { count: formatNumber(shelf.available, t.locale) })}</p>
        <p className="text-soft">{t("lead")}</p>
      </div>
      {done && !answer ? (
        <Notice tone={done.owed > 0 ? "warn" : "good"} live>
          {t(done.gone > 0 ? "done" : "doneFound", { code: done.code, gone: number(done.gone), shelf: number(done.shelf) })} {done.owed > 0 ? t("doneOwed", { owed: number(done.owed) }) : null}
        </Notice>
      ) : null}
      {answer ? <Notice tone="bad" title={t("refused")} live /> : null}
      {lots.length === 0 ? <EmptyState title={t("none")} actions={<ButtonLink href={to("/nguoi-ban/lo/moi")}>{t("newLot")}</ButtonLink>}>{t("noneText")}</EmptyState> : null}
      <ol className="grid gap-3">{lots.map((lot) => <Lot key={`${lot.id}:${lot.remaining}`} lot={lot} first={lot.id === next} answer={answer?.lot === lot.id ? answer : undefined} />)}</ol>
      {shelf.moves.length > 0 ? <Section title={t("history")}><Moves moves={shelf.moves} /></Section> : null}
    </div>
  );
}

function Lot({ lot, first, answer }: { lot: ShelfLot; first: boolean; answer: AdjustAnswer | undefined }) {
  const t = useTexts(SHELF_TEXTS);
  const to = useLocalePath();
  const date = (day: Parameters<typeof formatDate>[0]) => formatDate(day, t.locale);
  const fault = (field: string) => (answer?.field === field ? t(`fault.${answer.fault}` as keyof ShelfDictionary, { most: formatNumber(answer.most ?? 0, t.locale) }) : null);
  return (
    <li className="panel grid gap-2 p-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <a className="link code inline-flex min-h-11 items-center font-semibold" href={to(`/nguoi-ban/lo/${lot.id}`)}>{lot.code}</a>
        <span className="flex flex-wrap gap-2">
          {first ? <Badge tone="good">{t("next")}</Badge> : null}
          <EndBadge lot={lot} />
        </span>
      </p>
      <p className="num text-lg font-semibold">{t("left", { count: formatNumber(lot.remaining, t.locale), unit: lot.unit })}</p>
      <p className="num text-sm text-soft">{t("made", { date: date(lot.producedOn) })} · {lot.bestBefore ? t("until", { date: date(lot.bestBefore) }) : t("noEnd")}</p>
      <details open={answer !== undefined}>
        <summary className="btn btn-quiet btn-sm">{t("adjust")}<span className="sr-only"> {lot.code}</span></summary>
        <Form method="post" className="mt-3 grid gap-3 sm:grid-cols-[1fr_1fr_2fr_auto] sm:items-end" preventScrollReset>
          <input type="hidden" name="lot" value={lot.id} />
          <input type="hidden" name="seen" value={lot.remaining} />
          <SelectField label={t("reason")} name="reason" defaultValue={answer?.values["reason"]} error={fault("reason")}>
            {ADJUST_REASONS.map((reason) => <option key={reason} value={reason}>{t(`reason.${reason}`)}</option>)}
          </SelectField>
          <TextField label={t("quantity")} hint={t("quantityHint")} name="quantity" inputMode="numeric" maxLength={12} defaultValue={answer?.values["quantity"]} error={fault("quantity")} required />
          <TextField label={t("note")} name="note" maxLength={200} defaultValue={answer?.values["note"]} />
          <Button type="submit" variant="secondary">{t("save")}</Button>
        </Form>
      </details>
    </li>
  );
}

/** How long a lot is good still, in a word; nothing for one that does not end. */
export function EndBadge({ lot }: { lot: ShelfLot }) {
  const t = useTexts(SHELF_TEXTS);
  if (lot.daysLeft === null) return null;
  const count = formatNumber(Math.abs(lot.daysLeft), t.locale);
  return <Badge tone={lot.freshness === "expired" ? "bad" : lot.freshness === "near" ? "warn" : "neutral"}>{lot.freshness === "expired" ? t("expired", { count }) : lot.daysLeft === 0 ? t("today") : t("days", { count })}</Badge>;
}

function Moves({ moves }: { moves: LotMove[] }) {
  const t = useTexts(SHELF_TEXTS);
  return (
    <div className="panel">
      <Table label={t("history")} head={<><Th>{t("at")}</Th><Th>{t("lot")}</Th><Th end>{t("change")}</Th><Th>{t("reason")}</Th></>}>
        {moves.map((move) => (
          <tr key={move.id}>
            <Td>{formatMoment(move.at, t.locale)}</Td>
            <Td className="code">{move.code}</Td>
            <Td end>{move.quantity > 0 ? "−" : "+"}{formatNumber(Math.abs(move.quantity), t.locale)}</Td>
            <Td>{t(`reason.${move.reason}` as keyof ShelfDictionary)}</Td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
