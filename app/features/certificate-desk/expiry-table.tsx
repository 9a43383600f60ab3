import { Form } from "@remix-run/react";
import { latestExtension } from "~/domain/certificates/end-certificate";
import type { ExpiryTab } from "~/domain/certificates/expiry-desk";
import type { ExpiryRow } from "~/domain/certificates/expiry-desk.server";
import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import type { ExpiryAnswer } from "./expiry-desk.server";

type Props = { rows: ExpiryRow[]; tab: ExpiryTab; today: LocalDate; action: string; answer: ExpiryAnswer | undefined };

export function ExpiryTable({ rows, tab, today, action, answer }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const revoked = tab === "revoked";
  return (
    <Table
      label={r(`expiry.tab.${tab}`)}
      head={
        <>
          {revoked ? null : <Th><span className="sr-only">{r("expiry.pick")}</span></Th>}
          <Th>{t("cert.number")}</Th>
          <Th>{t("cert.product")}</Th>
          <Th>{t("cert.producer")}</Th>
          <Th>{revoked ? r("expiry.revokedOn") : t("cert.expires")}</Th>
          <Th end={!revoked}>{revoked ? t("cert.revokeGround") : r("expiry.daysLeft")}</Th>
          <Th>{r("expiry.lastNotice")}</Th>
          {revoked ? null : <Th>{r("expiry.actions")}</Th>}
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          {revoked ? null : <Td><input type="checkbox" className="size-5 accent-leaf" form="notify" name={`pick:${row.id}`} value="yes" aria-label={r("expiry.pickOne", { number: row.number })} /></Td>}
          <Td><a className="link code whitespace-nowrap" href={to(`/quan-tri/chung-nhan/${row.id}`)}>{row.number}</a></Td>
          <Td>{row.productName} <span className="whitespace-nowrap text-soft">{t("cert.nStars", { n: row.stars })}</span></Td>
          <Td>
            {pick(row.producer, locale)} <span className="text-soft">· {row.commune}</span>
            {row.contacts === 0 && !revoked ? <span className="block text-sm text-soft">{r("expiry.noAccount")}</span> : null}
          </Td>
          <Td>
            <span className="num whitespace-nowrap">{formatDate(row.revokedAt && revoked ? localDateAt(row.revokedAt) : row.expiresOn, locale)}</span>
            {row.extendedUntil && !revoked ? <span className="block text-sm whitespace-nowrap text-soft">{t("cert.extended")} {formatDate(row.extendedUntil, locale)}</span> : null}
          </Td>
          <Td end={!revoked}>{revoked ? (row.revocationReason ? t(`cert.ground.${row.revocationReason}`) : "–") : <DaysLeft row={row} />}</Td>
          <Td><span className="num whitespace-nowrap">{row.lastNotice ? formatDate(localDateAt(row.lastNotice), locale) : "–"}</span></Td>
          {revoked ? null : <Td><RowActions row={row} today={today} action={action} answer={answer} /></Td>}
        </tr>
      ))}
    </Table>
  );
}

function DaysLeft({ row }: { row: ExpiryRow }) {
  const r = useTexts(REGISTER_TEXTS);
  const tone = row.stage === "window" ? "info" : row.stage === "expired" ? "neutral" : "warn";
  return <Badge tone={tone}>{row.daysLeft < 0 ? r("expiry.daysOver", { days: -row.daysLeft }) : r("expiry.days", { days: row.daysLeft })}</Badge>;
}

/** Re-evaluation opens in the evaluation rounds, by this address and no other tie. Nothing is extended to a day that has passed. */
function RowActions({ row, today, action, answer }: { row: ExpiryRow; today: LocalDate; action: string; answer: ExpiryAnswer | undefined }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const refusal = answer?.kind === "refused" && answer.id === row.id ? answer.refusal : undefined;
  const [first, latest] = [addDays(row.expiresOn, 1), latestExtension(row.expiresOn)];
  return (
    <div className="min-w-52">
      <p className="flex flex-wrap gap-x-4">
        <a className="link py-1" href={to(`/quan-tri/danh-gia/ho-so/moi?certificate=${row.id}`)}>{r("expiry.reevaluate")}</a>
        <a className="link py-1" href={to(`/quan-tri/chung-nhan/${row.id}#thu-hoi`)}>{t("cert.revoke")}</a>
      </p>
      {latest < today ? null : <details open={refusal !== undefined} key={row.seen}>
        <summary className="link cursor-pointer py-1">{r("expiry.extend")}</summary>
        <Form method="post" action={action} className="grid gap-3 py-2">
          <input type="hidden" name="intent" value="extend" />
          <input type="hidden" name="id" value={row.id} />
          <input type="hidden" name="seen" value={row.seen} />
          {refusal?.message ? <Notice tone="bad" live>{t(refusal.message, refusal.params)}</Notice> : null}
          <TextField label={t("cert.extendUntil")} hint={t("cert.extendHint", { from: formatDate(first, locale), to: formatDate(latest, locale) })} name="until" type="date" required min={first} max={latest} defaultValue={refusal?.values.until ?? row.extendedUntil ?? latest} />
          <TextField label={t("form.reason")} name="reason" required maxLength={500} defaultValue={refusal?.values.reason} />
          <div><Button type="submit" size="sm" variant="secondary">{t("cert.extendSubmit")}</Button></div>
        </Form>
      </details>}
    </div>
  );
}
