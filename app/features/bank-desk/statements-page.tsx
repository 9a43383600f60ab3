import { Form } from "@remix-run/react";
import type { StatementSummary } from "~/domain/reconciliation/statement-queries.server";
import { MAX_UPLOAD_BYTES } from "~/platform/http/upload-limit";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { TakeRefusal } from "./take-statement.server";

type Props = { statements: StatementSummary[]; most: number; refusal: TakeRefusal | undefined };
const SHOWN_FAULTS = 20;

/** The statements of the shop's account: a new one, and those before. */
export function StatementsPage({ statements, most, refusal }: Props) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien");
  return (
    <>
      <AdminHead title={t("statements")} lead={t("statements.lead")}>
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("money")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        <AdminPanel title={t("upload")}>
          {refusal ? <div className="mb-4"><Refused refusal={refusal} most={most} /></div> : null}
          <Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
            <TextField label={t("upload.file")} hint={t("upload.hint", { rows: most })} type="file" name="file" accept=".csv,.xlsx,.txt" required className="min-w-0 grow" />
            <Button type="submit">{t("upload.submit")}</Button>
          </Form>
        </AdminPanel>
        <AdminPanel title={t("statements")}>
          {statements.length === 0 ? <p className="text-soft">{t("statements.none")}</p> : (
            <Table fits label={t("statements")} head={<><Th>{t("statements.days")}</Th><Th end>{t("statements.rows")}</Th></>}>
              {statements.map(({ id, fileName, firstDay, lastDay, uploadedAt, rows, open }) => (
                <tr key={id}>
                  <Td>
                    <a className="link inline-flex min-h-11 items-center lg:min-h-0" href={`${path}/sao-ke/${id}`}>{formatDate(firstDay, locale)} – {formatDate(lastDay, locale)}</a>
                    <span className="block text-sm text-soft [overflow-wrap:anywhere]">{t("statement.file", { name: fileName, at: formatMoment(uploadedAt, locale) })}</span>
                    {open > 0 ? <Badge tone="warn">{t("statements.open", { count: open })}</Badge> : <Badge tone="good">{t("statements.done")}</Badge>}
                  </Td>
                  <Td end>{rows}</Td>
                </tr>
              ))}
            </Table>
          )}
        </AdminPanel>
      </div>
    </>
  );
}

function Refused({ refusal, most }: { refusal: TakeRefusal; most: number }) {
  const t = useTexts(BANK_DESK_TEXTS);
  const files = useTexts(IMPORT_TEXTS);
  switch (refusal.kind) {
    case "file": {
      const { fault } = refusal;
      const key = fault === "missing" || fault === "too_large" || fault === "unreadable" ? (`upload.${fault}` as const) : (`fault.${fault}` as const);
      return <Notice tone="bad" live>{files(key, { rows: most, mb: MAX_UPLOAD_BYTES / 1_048_576 })}</Notice>;
    }
    case "columns":
      return <Notice tone="bad" live>{t("upload.columns", { missing: refusal.missing.map((column) => t(`column.${column}`)).join(", ") })}</Notice>;
    case "no_rows":
      return <Notice tone="bad" live>{t("upload.no_rows")}</Notice>;
    case "rows":
      return (
        <Notice tone="bad" live title={t("upload.rows", { count: refusal.rows.length })}>
          <ul className="mt-1 list-disc pl-5">
            {refusal.rows.slice(0, SHOWN_FAULTS).map(({ line, text, fault }) => (
              <li key={line}>{t("upload.row", { line, fault: t(`rowFault.${fault}`) })} <span className="text-sm text-soft [overflow-wrap:anywhere]">{text}</span></li>
            ))}
            {refusal.rows.length > SHOWN_FAULTS ? <li>{t("upload.more", { count: refusal.rows.length - SHOWN_FAULTS })}</li> : null}
          </ul>
        </Notice>
      );
  }
}
