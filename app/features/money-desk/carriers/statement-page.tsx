import { Form } from "@remix-run/react";
import { formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { StatementView } from "./carriers-view.server";
import type { StatementRow } from "./read-statement";
import { HEAD_FIELDS, type HeadField, type StatementAnswer } from "./statement-answer";
import { useCarrierName } from "./use-carrier-name";

type Props = StatementView & { answer: StatementAnswer | undefined };

/** A carrier's statement: what arrived and its file, looked at row by row, then recorded. */
export function StatementPage({ carriers, today, answer }: Props) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/thu-ho");
  return (
    <>
      <AdminHead title={t("form.title")} lead={t("form.lead")}>
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("backHere")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {answer && "faults" in answer ? <Notice tone="bad" live>{t("fault")}</Notice> : null}
        {answer && "conflict" in answer ? <Notice tone="bad" live>{answer.conflict === null ? t("conflict") : t("conflict.amount", { amount: formatVnd(answer.conflict, locale) })}</Notice> : null}
        {answer && "applied" in answer ? <Applied answer={answer} /> : <StatementForm carriers={carriers} today={today} answer={answer} />}
        {answer && "looked" in answer ? <Looked answer={answer} /> : null}
      </div>
    </>
  );
}

function StatementForm({ carriers, today, answer }: Props) {
  const t = useTexts(REMITTANCE_TEXTS);
  const name = useCarrierName();
  const faults = answer && "faults" in answer ? answer.faults : {};
  const value = (field: HeadField) => answer?.values[field] ?? (field === "receivedOn" ? today : undefined);
  const error = (field: HeadField | "file") => (faults[field] ? t(`fault.${faults[field]}`) : undefined);
  return (
    <AdminPanel title={t("form.file")}>
      <Form method="post" encType="multipart/form-data" className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField label={t("form.carrier")} hint={t("form.carrierHint")} name="carrier" required defaultValue={value("carrier") ?? ""} error={error("carrier")}>
          <option value="">{t("form.choose")}</option>
          {carriers.map((one) => <option key={one} value={one}>{name(one)}</option>)}
        </SelectField>
        <TextField label={t("reference")} hint={t("form.referenceHint")} name="bankReference" required maxLength={100} autoComplete="off" defaultValue={value("bankReference")} error={error("bankReference")} />
        <TextField label={t("form.total")} name="total" inputMode="numeric" required maxLength={20} autoComplete="off" defaultValue={value("total")} error={error("total")} />
        <TextField label={t("form.receivedOn")} name="receivedOn" type="date" required max={today} defaultValue={value("receivedOn")} error={error("receivedOn")} />
        <TextField label={t("form.file")} hint={t("form.fileHint")} type="file" name="file" accept=".csv,.xlsx" required error={error("file")} className="sm:col-span-2" />
        <Button type="submit" variant={answer && "looked" in answer ? "secondary" : "primary"} className="sm:justify-self-start">{t("form.read")}</Button>
      </Form>
    </AdminPanel>
  );
}

function Looked({ answer }: { answer: Extract<StatementAnswer, { looked: unknown }> }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const { looked, packed, sum, total, values, fileName } = answer;
  const good = looked.filter((row) => "entry" in row).length;
  return (
    <AdminPanel title={t("form.read")}>
      <div className="grid grid-cols-1 gap-3" aria-live="polite">
        <p className="font-semibold">{good === 0 ? t("look.nothing") : t("look.summary", { good, bad: looked.length - good, sum: formatVnd(sum, locale) })}</p>
        {good > 0 && sum > total ? <Notice tone="warn">{t("look.more", { amount: formatVnd(sum - total, locale) })}</Notice> : null}
        {good > 0 && sum < total ? <Notice tone="info">{t("look.less", { amount: formatVnd(total - sum, locale) })}</Notice> : null}
        {good > 0 ? (
          <Form method="post">
            {HEAD_FIELDS.map((name) => <input key={name} type="hidden" name={name} value={values[name]} />)}
            <input type="hidden" name="fileName" value={fileName} />
            <input type="hidden" name="rows" value={packed} />
            <Button type="submit" name="intent" value="record" icon="check">{t("look.record", { count: good })}</Button>
          </Form>
        ) : null}
        <Rows rows={looked} carrier={values.carrier} />
      </div>
    </AdminPanel>
  );
}

function Rows({ rows, carrier }: { rows: StatementRow[]; carrier: string }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const name = useCarrierName();
  const outcome = (row: StatementRow) => {
    if (!("entry" in row)) return <span className="text-danger">{t(`kind.${row.kind}`)}</span>;
    if (row.kind === "matched") return t("kind.matched");
    if (row.kind === "differs" && row.difference === 0n) return t("kind.statedOther");
    return <b>{t(`kind.${row.kind}`, { amount: formatSignedVnd(row.difference, locale) })}</b>;
  };
  return (
    <Table fits label={t("look.outcome")} head={<><Th end>{t("line")}</Th><Th>{t("tracking")}</Th><Th end>{t("remitted")}</Th><Th>{t("look.outcome")}</Th></>}>
      {rows.map((row) => (
        <tr key={row.line}>
          <Td end>{row.line}</Td>
          <Td><span className="[overflow-wrap:anywhere]">{row.text}</span>{row.parcel ? <span className="code block text-sm text-soft">{row.parcel.code}</span> : null}</Td>
          <Td end>{"entry" in row ? <span className="whitespace-nowrap">{formatVnd(row.entry.remitted, locale)}</span> : null}</Td>
          <Td>{outcome(row)}{row.parcel && row.parcel.carrier !== carrier ? <span className="block text-sm text-soft">{t("kind.other", { carrier: name(row.parcel.carrier) })}</span> : null}</Td>
        </tr>
      ))}
    </Table>
  );
}

function Applied({ answer: { applied, remittanceId, rest } }: { answer: Extract<StatementAnswer, { applied: unknown }> }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/thu-ho");
  const good = applied.filter(({ outcome }) => outcome === "recorded" || outcome === "supplement").length;
  const bad = applied.length - good;
  return (
    <AdminPanel title={t("applied.title")}>
      <div className="grid grid-cols-1 gap-3">
        <Notice tone={bad > 0 ? "warn" : "good"} live>{good === 0 ? t("applied.none") : t("applied.done", { good })} {bad > 0 ? t("applied.bad", { bad }) : null} {remittanceId && rest > 0n ? t("rest", { amount: formatVnd(rest, locale) }) : null}</Notice>
        {remittanceId ? <p><ButtonLink href={`${path}/${remittanceId}`} variant="secondary">{t("applied.open")}</ButtonLink></p> : null}
        <Table fits label={t("applied.title")} head={<><Th end>{t("line")}</Th><Th>{t("tracking")}</Th><Th>{t("applied.title")}</Th></>}>
          {applied.map(({ line, text, outcome }) => (
            <tr key={line}><Td end>{line}</Td><Td>{text}</Td><Td>{outcome === "recorded" || outcome === "supplement" ? t(`outcome.${outcome}`) : <span className="text-danger">{t(`outcome.${outcome}`)}</span>}</Td></tr>
          ))}
        </Table>
      </div>
    </AdminPanel>
  );
}
