import type { ApplicationRow } from "~/domain/producers/joining/application-queries.server";
import type { IdentityState } from "~/domain/producers/joining/application";
import { formatMoment } from "~/platform/i18n/format";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";

const STATES = ["submitted", "none", "verified", "rejected", "expired"] as const satisfies readonly IdentityState[];

/** The list that is asked for; what waits for an officer unless told. */
export function readState(text: string | null): IdentityState {
  return STATES.find((state) => state === text) ?? "submitted";
}

type Props = { state: IdentityState; page: number; total: number; pageSize: number; counts: Partial<Record<IdentityState, number>>; rows: (ApplicationRow & { commune: string | null })[] };

/** Who asks to sell here, by state. */
export function ApplicationsPage({ state, page, total, pageSize, counts, rows }: Props) {
  const t = useTexts(JOINING_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const path = to("/quan-tri/nguoi-ban");
  return (
    <>
      <AdminHead title={t("desk.title")} lead={t("desk.lead")} />
      <Tabs
        label={t("desk.list")}
        tabs={STATES.map((one) => ({ href: `${path}?tab=${one}`, text: one === "none" ? t("desk.sentBack") : t(`state.${one}`), count: counts[one] ?? 0, current: one === state, urgent: one === "submitted" }))}
      />
      <AdminList name="applications" total={total} page={page} pageSize={pageSize} path={path} query={`tab=${state}`}>
        <Table label={t("desk.list")} head={<><Th>{t("desk.name")}</Th><Th>{t("kind")}</Th><Th>{t("where")}</Th><Th>{t("desk.submitted")}</Th></>}>
          {rows.map((row) => (
            <tr key={row.id}>
              <Td><a className="link" href={to(`/quan-tri/nguoi-ban/${row.id}`)}>{row.legalName ?? row.id}</a></Td>
              <Td>{row.kind ? t(`kind.${row.kind}` as keyof JoiningDictionary) : ""}</Td>
              <Td>{row.commune}</Td>
              <Td>{row.submittedAt ? formatMoment(row.submittedAt, locale) : ""}</Td>
            </tr>
          ))}
        </Table>
      </AdminList>
    </>
  );
}
