import type { PaperState } from "~/domain/producers/papers/paper";
import type { DeskPaper } from "~/domain/producers/papers/paper-queries.server";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { PAPERS_TEXTS } from "~/platform/i18n/messages/papers";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";

const STATES = ["waiting", "verified", "rejected", "revoked"] as const satisfies readonly PaperState[];

/** The list that is asked for; what waits for an officer unless told. */
export function readPaperState(text: string | null): PaperState {
  return STATES.find((state) => state === text) ?? "waiting";
}

type Props = { state: PaperState; page: number; total: number; pageSize: number; counts: Partial<Record<PaperState, number>>; rows: DeskPaper[] };

/** Papers of sellers, by what officers have said of them. */
export function PaperDeskList({ state, page, total, pageSize, counts, rows }: Props) {
  const t = useTexts(PAPERS_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const path = to("/quan-tri/giay-to");
  return (
    <>
      <AdminHead title={t("desk.title")} lead={t("desk.lead")} />
      <Tabs label={t("desk.list")} tabs={STATES.map((one) => ({ href: `${path}?tab=${one}`, text: t(`state.${one}`), count: counts[one] ?? 0, current: one === state, urgent: one === "waiting" }))} />
      <AdminList name="papers" total={total} page={page} pageSize={pageSize} path={path} query={`tab=${state}`}>
        <Table label={t("desk.list")} head={<><Th>{t("desk.paper")}</Th><Th>{t("desk.producer")}</Th><Th>{t("validUntil")}</Th><Th>{t("desk.added")}</Th></>}>
          {rows.map((row) => (
            <tr key={row.id}>
              <Td><a className="link" href={to(`/quan-tri/giay-to/${row.id}`)}>{t(`kind.${row.kind}`)} · {row.number}</a></Td>
              <Td>{row.producer}</Td>
              <Td>{row.validUntil ? formatDate(row.validUntil, locale) : ""}</Td>
              <Td>{formatMoment(row.addedAt, locale)}</Td>
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
