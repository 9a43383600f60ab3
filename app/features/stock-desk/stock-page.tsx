import { Form, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import { LOW_STOCK } from "~/domain/inventory/low-stock";
import type { Movement, StockRow } from "~/domain/inventory/stock-table.server";
import { ADJUST_REASONS } from "~/domain/traceability/shelf-lot";
import type { EndingLot } from "~/domain/traceability/shelf-lots.server";
import { pick } from "~/lib/localized-text";
import { formatMoment, formatNumber } from "~/platform/i18n/format";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { SHELF_TEXTS, type ShelfDictionary } from "~/platform/i18n/messages/shelf";
import type { Translate } from "~/platform/i18n/translator";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { Section } from "~/ui/kit/section";
import { Table, Td, Th } from "~/ui/kit/table";
import { EndingLots } from "./ending-lots";
import { startProducerWorker } from "~/ui/layout/producer-worker";
import { LinePanel } from "./line-panel";
import { keepProducer } from "./line-queue";
import type { LineAnswer } from "./one-line.server";
import type { StockAnswer } from "./stock-form.server";

type Props = { producerId: string; rows: StockRow[]; movements: Movement[]; page: number; pages: number; mayPrice: boolean; saved: number | null; ending: EndingLot[]; answer: StockAnswer | undefined; line: LineAnswer | undefined };

/** Prices and counts as a sheet, one line for the hurried, and the history of the shelf. */
export function StockPage({ producerId, rows, movements, page, pages, mayPrice, saved, ending, answer, line }: Props) {
  const t = useTexts(LISTING_TEXTS);
  const s = useTexts(SHELF_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const area = to("/nguoi-ban");
  useEffect(() => {
    keepProducer(localStorage, producerId);
    void startProducerWorker(area);
  }, [producerId, area]);
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-6">
      <div>
        <h1 className="text-2xl">{t("stock.title")}</h1>
        <p className="text-soft">{t("stock.lead")}</p>
        {mayPrice ? <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/kho/nhap")}>{t("bulk.title")}</a></p> : null}
      </div>
      {saved !== null ? <Notice tone="good" live>{t("stock.saved", { count: saved })}</Notice> : null}
      {answer && answer.stale.length > 0 ? <Notice tone="warn" live>{t("stock.stale")}</Notice> : null}
      {answer && answer.invalid.length > 0 ? <Notice tone="bad" live>{t("stock.invalid")}</Notice> : null}
      <EndingLots lots={ending} most={10} />
      <LinePanel producerId={producerId} line={line} />
      <Sheet rows={rows} mayPrice={mayPrice} answer={answer} />
      <Pager page={page} pages={pages} href={(number) => `${to("/nguoi-ban/kho")}?page=${number}`} labels={{ nav: t("stock.pages"), previous: t("stock.previous"), next: t("stock.next") }} />
      <Section title={t("stock.history")}>
        <div className="panel">
          <Table label={t("stock.history")} head={<><Th>{t("stock.at")}</Th><Th>{t("stock.product")}</Th><Th end>{t("stock.delta")}</Th><Th>{t("stock.reason")}</Th></>}>
            {movements.map(({ id, at, label, delta, reason, note, lot }) => (
              <tr key={id}>
                <Td>{formatMoment(at, locale)}</Td>
                <Td>{label}</Td>
                <Td end>{delta > 0 ? `+${formatNumber(delta, locale)}` : formatNumber(delta, locale)}</Td>
                <Td>{lot === null ? [t(`stock.reason.${reason}` as keyof ListingDictionary), note].filter(Boolean).join(": ") : `${s("movement.lot", { code: lot })}: ${lotReason(note, s)}`}</Td>
              </tr>
            ))}
          </Table>
        </div>
      </Section>
    </div>
  );
}

/** The note of a movement of a lot begins with the word for why. */
function lotReason(note: string | null, s: Translate<ShelfDictionary>): string {
  const [word = "", ...rest] = (note ?? "").split(": ");
  const why = ADJUST_REASONS.find((known) => known === word);
  return [why ? s(`reason.${why}`) : word, rest.join(": ")].filter(Boolean).join(": ");
}

function Sheet({ rows, mayPrice, answer }: Pick<Props, "rows" | "mayPrice" | "answer">) {
  const t = useTexts(LISTING_TEXTS);
  const s = useTexts(SHELF_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const busy = useNavigation().state === "submitting";
  const seen = rows.map(({ id, priceVnd, available }) => `${id}:${priceVnd}:${available}`).join();
  return (
    <Form method="post" key={seen} className="panel grid grid-cols-1 gap-4 pb-4">
      <input type="hidden" name="seen" value={seen} />
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-3 px-4 pt-3 font-semibold sm:grid-cols-[minmax(0,1fr)_10rem_7rem]"><span className="hidden sm:inline">{t("stock.product")}</span><span className="text-right">{t("stock.price")}</span><span className="text-right">{t("stock.left")}</span></div>
      <ul>
        {rows.map((row) => {
          const label = `${pick(row.product, locale)} – ${pick(row.name, locale)}`;
          const cell = (field: "price" | "stock", value: number) => {
            const name = `${field}.${row.id}`;
            const wrong = answer?.invalid.includes(name) || answer?.stale.includes(row.id);
            return <input name={name} aria-label={`${t(field === "price" ? "stock.price" : "stock.left")}: ${label}`} aria-invalid={wrong || undefined} defaultValue={answer?.values[name] ?? formatNumber(value, "vi")} maxLength={20} className="input num text-right" readOnly={field === "price" && !mayPrice} />;
          };
          return (
            <li key={row.id} className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2 sm:grid-cols-[minmax(0,1fr)_10rem_7rem]">
              <span className="col-span-2 min-w-0 sm:col-span-1">
                {label} <span className="code text-sm text-soft">{row.sku}</span> {!row.fromStock ? <Badge tone="neutral">{t("stock.ahead")}</Badge> : row.available <= LOW_STOCK ? <Badge tone="warn">{t("stock.low")}</Badge> : null}
                {row.fromStock ? <> <a className="link inline-flex min-h-11 items-center text-sm" href={to(`/nguoi-ban/kho/lo/${row.id}`)}>{s("byLot")}<span className="sr-only"> {label}</span></a> <a className="link ml-3 inline-flex min-h-11 items-center text-sm" href={to(`/nguoi-ban/kho/so/${row.id}`)}>{s("ledger")}<span className="sr-only"> {label}</span></a></> : null}
              </span>
              {cell("price", row.priceVnd)}
              {cell("stock", row.available)}
            </li>
          );
        })}
      </ul>
      <div className="grid gap-3 px-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
        <TextField label={t("stock.note")} hint={t("stock.noteHint")} name="note" maxLength={200} defaultValue={answer?.values["note"]} />
        <Button type="submit" name="intent" value="save" busy={busy}>{t("stock.save")}</Button>
      </div>
    </Form>
  );
}
