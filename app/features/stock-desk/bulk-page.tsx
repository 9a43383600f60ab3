import { Form, useNavigation } from "@remix-run/react";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { ExportLinks } from "~/ui/layout/export-links";
import type { BulkAnswer } from "./read-bulk.server";

/** Prices and counts as a file: saving it, looking at it before anything is written, writing it. */
export function BulkPage({ answer }: { answer: BulkAnswer | undefined }) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const busy = useNavigation().state === "submitting";
  const fault = answer && "fault" in answer ? t(`bulk.${answer.fault}`) : null;
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-5">
      <div>
        <h1 className="text-2xl">{t("bulk.title")}</h1>
        <p className="text-soft">{t("bulk.lead")}</p>
        <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/kho")}>{t("bulk.back")}</a></p>
      </div>
      <div className="flex flex-wrap gap-3"><ExportLinks path={to("/nguoi-ban/kho/xuat")} query="" /></div>
      <Form method="post" encType="multipart/form-data" className="panel grid grid-cols-1 gap-3 p-4">
        <TextField label={t("bulk.file")} type="file" name="file" accept=".csv,.xlsx" required error={fault} />
        <div><Button type="submit" busy={busy}>{t("bulk.read")}</Button></div>
      </Form>
      {answer && !("fault" in answer) ? <Looked answer={answer} /> : null}
    </div>
  );
}

function Looked({ answer }: { answer: Exclude<BulkAnswer, { fault: string }> }) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  const { changes, problems, counts, packed, name } = answer;
  const pair = (value: { seen: number; wanted: number } | null, show: (amount: number) => string) => (value ? `${show(value.seen)} → ${show(value.wanted)}` : "");
  return (
    <section className="grid grid-cols-1 gap-4" aria-live="polite">
      <p className="font-semibold">{t("bulk.summary", counts)}</p>
      {problems.length > 0 ? (
        <Notice tone="warn">
          <ul className="grid gap-1">{problems.map(({ line, kind, value }) => <li key={`${line}-${kind}`}>{t("bulk.line", { line, value })} {t(`bulk.${kind}`)}</li>)}</ul>
          {counts.problems > problems.length ? <p>{t("bulk.more", { count: counts.problems - problems.length })}</p> : null}
        </Notice>
      ) : null}
      {changes.length > 0 ? (
        <>
          <div className="panel">
            <Table label={t("bulk.title")} head={<><Th>{t("stock.sku")}</Th><Th end>{t("stock.price")}</Th><Th end>{t("stock.left")}</Th></>}>
              {changes.map(({ sku, price, stock }) => (
                <tr key={sku}>
                  <Td><span className="code">{sku}</span></Td>
                  <Td end>{pair(price, (amount) => formatVnd(amount, locale))}</Td>
                  <Td end>{pair(stock, (amount) => formatNumber(amount, locale))}</Td>
                </tr>
              ))}
            </Table>
          </div>
          {counts.changes > changes.length ? <p className="text-soft">{t("bulk.more", { count: counts.changes - changes.length })}</p> : null}
          <Form method="post">
            {packed.map((text, index) => <input key={index} type="hidden" name={`c${index}`} value={text} />)}
            <input type="hidden" name="note" value={name} />
            <Button type="submit" icon="check">{t("bulk.apply", { count: counts.changes })}</Button>
          </Form>
        </>
      ) : null}
    </section>
  );
}
