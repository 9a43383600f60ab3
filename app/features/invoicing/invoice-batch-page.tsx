import { Form } from "@remix-run/react";
import { pick } from "~/lib/localized-text";
import { formatDate, formatSignedVnd } from "~/platform/i18n/format";
import { INVOICE_TEXTS } from "~/platform/i18n/messages/invoice";
import { INVOICE_DESK_TEXTS } from "~/platform/i18n/messages/invoice-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { BatchView, ResultAnswer } from "./batch-view.server";
import { monthName } from "./month-filter";

const FORMATS = ["xlsx", "csv", "xml", "json"] as const;
const RECORDED = ["accepted", "rejected", "same"];

/** One batch: its files, what the provider answered, and its documents. */
export function InvoiceBatchPage({ batch, invoices, answer }: BatchView & { answer: ResultAnswer | undefined }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/hoa-don");
  return (
    <>
      <AdminHead title={t("desk.batch", { code: batch.code })} lead={<p>{t("batch.lead", { producer: pick(batch.producer, locale), month: monthName(batch.month), count: batch.documents })}</p>}>
        <a className="link inline-flex min-h-11 items-center" href={`${path}?month=${batch.month.slice(0, 7)}`}>{t("batch.back")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <AdminPanel title={t("batch.files")}>
            <p className="mb-3 text-soft">{t("batch.filesHint")}</p>
            <div className="flex flex-wrap gap-3">
              {FORMATS.map((format) => <ButtonLink key={format} href={`${path}/dot/${batch.id}/tep/${format}`} variant="secondary" icon="download" download>{t("batch.format", { format: format.toUpperCase() })}</ButtonLink>)}
            </div>
          </AdminPanel>
          <ResultPanel answer={answer} />
        </div>
        <AdminPanel title={t("batch.documents")}><Documents invoices={invoices} /></AdminPanel>
      </div>
    </>
  );
}

function ResultPanel({ answer }: { answer: ResultAnswer | undefined }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const rows = answer && "rows" in answer ? answer.rows : null;
  const good = (rows ?? []).filter(({ outcome }) => RECORDED.includes(outcome)).length;
  return (
    <AdminPanel title={t("batch.result")}>
      <p className="mb-3 text-soft">{t("batch.resultHint")}</p>
      {answer && "refused" in answer ? <div className="mb-3"><Notice tone="bad" live>{t(`batch.${answer.refused}`)}</Notice></div> : null}
      <Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
        <TextField label={t("batch.file")} type="file" name="file" accept=".csv,.xlsx" required className="min-w-0 grow" />
        <Button type="submit" variant="secondary">{t("batch.read")}</Button>
      </Form>
      {rows ? (
        <div className="mt-4 grid grid-cols-1 gap-3">
          <Notice tone={good === rows.length && good > 0 ? "good" : "warn"} live>{t("batch.read.sum", { good, bad: rows.length - good })}</Notice>
          <Table fits label={t("batch.outcome")} head={<><Th end>{t("batch.line")}</Th><Th>{t("batch.row")}</Th><Th>{t("batch.outcome")}</Th></>}>
            {rows.map(({ line, text, outcome }) => (
              <tr key={line}>
                <Td end>{line}</Td>
                <Td><span className="[overflow-wrap:anywhere]">{text}</span></Td>
                <Td>{RECORDED.includes(outcome) ? t(`outcome.${outcome}`) : <span className="text-danger">{t(`outcome.${outcome}`)}</span>}</Td>
              </tr>
            ))}
          </Table>
        </div>
      ) : null}
    </AdminPanel>
  );
}

function Documents({ invoices }: Pick<BatchView, "invoices">) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const words = useTexts(INVOICE_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/hoa-don");
  return (
    <Table label={t("batch.documents")} head={<><Th>{t("document")}</Th><Th>{t("buyer")}</Th><Th end>{t("amount")}</Th><Th>{t("state")}</Th></>}>
      {invoices.map(({ id, code, kind, reason, adjusts, day, buyer, goods, eInvoice, sent, refusal }) => (
        <tr key={id}>
          <Td>
            <a className="link code inline-flex min-h-11 items-center" href={`${path}/${id}/tep`} download>{code}</a>
            <span className="block text-sm text-soft">{[formatDate(day, locale), words(`kind.${kind}`), reason ? words(`reason.${reason}`) : "", adjusts ?? ""].filter(Boolean).join(" · ")}</span>
          </Td>
          <Td>{buyer.name}{buyer.taxId ? <span className="block text-sm text-soft">{buyer.taxId}</span> : null}</Td>
          <Td end><span className="num whitespace-nowrap">{formatSignedVnd(goods, locale)}</span></Td>
          <Td>{eInvoice ? <span className="code">{eInvoice.series} {eInvoice.number}</span> : t(`state.${sent?.state ?? "none"}`)}{refusal ? <span className="block text-sm">{refusal}</span> : null}</Td>
        </tr>
      ))}
    </Table>
  );
}
