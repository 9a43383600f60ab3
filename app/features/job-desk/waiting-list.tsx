import { Form } from "@remix-run/react";
import type { WaitingRow } from "~/domain/operations/job-queries.server";
import { formatMoment } from "~/platform/i18n/format";
import { JOBS_TEXTS } from "~/platform/i18n/messages/jobs";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { PagesOf } from "./pages-of";

const TONES = { outbox: "neutral", waiting: "info", retrying: "warn", running: "info" } as const;

/** Messages that are not handled yet; those that failed before stand first and can be tried at once. */
export function WaitingList({ rows, total, page }: { rows: WaitingRow[]; total: number; page: number }) {
  const t = useTexts(JOBS_TEXTS);
  const locale = useLocale();
  if (rows.length === 0) return <p className="panel p-4 text-soft">{t("none.waiting")}</p>;
  return (
    <>
      <div className="panel">
        <Table label={t("tab.waiting")} head={<><Th>{t("topic")}</Th><Th>{t("state")}</Th><Th end>{t("attempts")}</Th><Th>{t("error")}</Th><Th>{t("when")}</Th><Th>{t("next")}</Th></>}>
          {rows.map((row) => (
            <tr key={`${row.state}${row.id}`}>
              <Td><span className="code">{row.topic}</span></Td>
              <Td><Badge tone={TONES[row.state]}>{t(`waiting.${row.state}`)}</Badge></Td>
              <Td end>{row.attempts}</Td>
              <Td className="min-w-48"><span className="[overflow-wrap:anywhere]">{row.error ?? ""}</span></Td>
              <Td><span className="whitespace-nowrap">{formatMoment(row.since, locale)}</span></Td>
              <Td>
                {row.nextAt && row.state === "retrying" ? (
                  <Form method="post" action="?tab=waiting" className="flex items-center gap-3">
                    <span className="whitespace-nowrap">{formatMoment(row.nextAt, locale)}</span>
                    <input type="hidden" name="id" value={row.id} />
                    <Button type="submit" name="intent" value="now" variant="secondary" size="sm">{t("now")}</Button>
                  </Form>
                ) : null}
              </Td>
            </tr>
          ))}
        </Table>
      </div>
      <PagesOf tab="waiting" total={total} page={page} />
    </>
  );
}
