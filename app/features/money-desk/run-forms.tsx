import { Form } from "@remix-run/react";
import { pick } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { ResultRow } from "./bank-result";
import type { RunAnswer, SingleField, SingleRefusal } from "./change-run.server";
import type { RunView } from "./run-view.server";

/** The bank's file: looked at row by row, then recorded. */
export function ImportPanel({ answer }: { answer: RunAnswer | undefined }) {
  const t = useTexts(MONEY_TEXTS);
  const looked = answer && "looked" in answer ? answer : undefined;
  const applied = answer && "applied" in answer ? answer.applied : undefined;
  const good = (looked?.looked ?? applied ?? []).filter(({ end }) => end !== null).length;
  const bad = (looked?.looked ?? applied ?? []).length - good;
  return (
    <AdminPanel title={t("import")}>
      <p className="mb-3 text-soft">{t("import.hint")}</p>
      <Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
        <TextField label={t("import.file")} type="file" name="file" accept=".csv,.xlsx" required className="min-w-0 grow" />
        <Button type="submit" variant="secondary">{t("import.read")}</Button>
      </Form>
      {looked ? (
        <div className="mt-4 grid grid-cols-1 gap-3" aria-live="polite">
          <p className="font-semibold">{good === 0 ? t("import.nothing") : t("import.summary", { good, bad })}</p>
          <Rows rows={looked.looked} heading={t("import.outcome")} />
          {good > 0 ? (
            <Form method="post">
              <input type="hidden" name="rows" value={looked.packed} />
              <Button type="submit" name="intent" value="apply" icon="check">{t("import.apply", { count: good })}</Button>
            </Form>
          ) : null}
        </div>
      ) : null}
      {applied ? (
        <div className="mt-4 grid grid-cols-1 gap-3">
          <Notice tone={bad > 0 || applied.length === 0 ? "warn" : "good"} live>{applied.length === 0 ? t("import.nothing") : t("import.applied", { good })} {bad > 0 ? t("import.notApplied", { bad }) : null}</Notice>
          <Rows rows={applied} heading={t("import.became")} />
        </div>
      ) : null}
    </AdminPanel>
  );
}

function Rows({ rows, heading }: { rows: ResultRow[]; heading: string }) {
  const t = useTexts(MONEY_TEXTS);
  if (rows.length === 0) return null;
  return (
    <Table fits label={heading} head={<><Th end>{t("import.line")}</Th><Th>{t("import.row")}</Th><Th>{heading}</Th></>}>
      {rows.map(({ line, text, end, fault, same }) => (
        <tr key={line}>
          <Td end>{line}</Td>
          <Td><span className="[overflow-wrap:anywhere]">{text}</span></Td>
          <Td>{fault ? <span className="text-danger">{t(`fault.${fault}`)}</span> : same ? t("import.same") : end?.to === "paid" ? t("import.paid") : t("import.bounced", { reason: end?.reason ?? "" })}</Td>
        </tr>
      ))}
    </Table>
  );
}

/** One result by hand, where the bank sends no file; also calls off what was not sent. */
export function SinglePanel({ open, sent, refusal }: { open: RunView["payouts"]; sent: boolean; refusal: SingleRefusal | undefined }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const { faults = {}, values = {} } = refusal ?? {};
  const error = (name: SingleField) => {
    const fault = faults[name];
    return fault ? t(`refused.${fault}`) : undefined;
  };
  return (
    <AdminPanel title={t("single")}>
      {open.length === 0 ? <p className="text-soft">{t("single.none")}</p> : (
        <Form method="post" className="grid gap-4 sm:grid-cols-2" key={open.map(({ code, state }) => code + state).join()}>
          <SelectField label={t("single.code")} name="code" required defaultValue={values.code ?? ""} error={error("code")} className="sm:col-span-2">
            <option value="">{t("single.choose")}</option>
            {open.map(({ code, producer, amount }) => <option key={code} value={code}>{code} · {pick(producer, locale)} · {formatVnd(amount, locale)}</option>)}
          </SelectField>
          <SelectField label={t("single.to")} name="to" required defaultValue={values.to ?? ""} error={error("to")}>
            <option value="">{t("single.choose")}</option>
            {(sent ? (["paid", "bounced"] as const) : (["called_off"] as const)).map((to) => <option key={to} value={to}>{t(`single.${to}`)}</option>)}
          </SelectField>
          {sent ? <TextField label={t("single.amount")} name="amount" required inputMode="numeric" autoComplete="off" maxLength={20} defaultValue={values.amount} error={error("amount")} /> : null}
          {sent ? <TextField label={t("single.reference")} name="reference" autoComplete="off" maxLength={100} defaultValue={values.reference} error={error("reference")} className="sm:col-span-2" /> : null}
          <TextField label={t("single.reason")} hint={t("single.reasonHint")} name="reason" maxLength={300} defaultValue={values.reason} error={error("reason")} className="sm:col-span-2" />
          <Button type="submit" name="intent" value="settle" variant="secondary" className="sm:justify-self-start">{t("single.submit")}</Button>
        </Form>
      )}
    </AdminPanel>
  );
}
