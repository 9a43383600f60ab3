import { Form, useNavigation } from "@remix-run/react";
import { EXPIRY_TABS, type ExpiryFilter, type ExpiryTab } from "~/domain/certificates/expiry-desk";
import type { ExpiryRow } from "~/domain/certificates/expiry-desk.server";
import type { LocalDate } from "~/lib/local-date";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { ExportLinks } from "~/ui/layout/export-links";
import { Tabs } from "~/ui/layout/tabs";
import type { ExpiryAnswer } from "./expiry-desk.server";
import { ExpiryTable } from "./expiry-table";

type Props = {
  filter: ExpiryFilter; query: string; counts: Record<ExpiryTab, number>; communes: { code: string; name: string }[];
  total: number; pageSize: number; rows: ExpiryRow[]; today: LocalDate; answer: ExpiryAnswer | undefined;
};

/** What is to be renewed, what is late, extended, ended or revoked; notices to those who hold it. */
export function ExpiryPage({ filter, query, counts, communes, total, pageSize, rows, today, answer }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const path = useLocalePath()("/quan-tri/chung-nhan/het-han");
  const busy = useNavigation().state === "submitting";
  return (
    <>
      <AdminHead title={r("expiry.title")} lead={r("expiry.lead")}>
        {total > 0 ? <ExportLinks path={`${path}/xuat`} query={query} /> : null}
      </AdminHead>
      <Tabs
        label={r("expiry.title")}
        tabs={EXPIRY_TABS.map((tab) => ({ href: `${path}?tab=${tab}`, text: r(`expiry.tab.${tab}`), count: counts[tab], current: filter.tab === tab, urgent: tab === "late" || tab === "expired_year" }))}
      />
      <AdminFilters path={path} query={query}>
        <input type="hidden" name="tab" value={filter.tab} />
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={t("cert.searchHint")} maxLength={100} />
        <FilterSelect label={t("cert.commune")} name="commune" value={filter.commune} options={communes.map(({ code, name }) => ({ value: code, text: name }))} />
      </AdminFilters>
      <p className="mb-3 text-soft">{r(`expiry.about.${filter.tab}`)}</p>
      {answer ? <Outcome answer={answer} /> : null}
      <AdminList name="expiry" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
        <ExpiryTable rows={rows} today={today} tab={filter.tab} action={`${path}?${query || `tab=${filter.tab}`}`} answer={answer} />
      </AdminList>
      {total > 0 && filter.tab !== "revoked" ? (
        <Form method="post" id="notify" action={`${path}?${query || `tab=${filter.tab}`}`} className="panel mt-4 grid items-end gap-3 p-3 md:grid-cols-[1fr_auto]">
          <input type="hidden" name="intent" value="notify" />
          <TextField label={r("expiry.message")} hint={r("expiry.messageHint")} name="message" maxLength={1000} />
          <Button type="submit" busy={busy} icon="mail">{r("expiry.notify")}</Button>
        </Form>
      ) : null}
    </>
  );
}

/** What became of what was asked. */
function Outcome({ answer }: { answer: ExpiryAnswer }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  if (answer.kind === "refused") return null;
  if (answer.kind === "nothing_chosen") return <div className="mb-4"><Notice tone="bad" live>{r("expiry.nothingChosen")}</Notice></div>;
  if (answer.kind === "extended") return <div className="mb-4"><Notice tone="good" live>{t("cert.done.extend")}</Notice></div>;
  const sent = answer.outcomes.filter(({ outcome }) => outcome === "sent").length;
  const others = answer.outcomes.filter(({ outcome }) => outcome !== "sent");
  return (
    <div className="mb-4">
      <Notice tone={others.length === 0 ? "good" : "warn"} live title={r("expiry.notified", { sent, count: answer.outcomes.length })}>
        {others.length > 0 ? (
          <ul className="list-disc pl-5">
            {others.map(({ id, number, productName, outcome }) => <li key={id}>{number} · {productName}: {r(outcome === "already_today" ? "expiry.alreadyToday" : "expiry.notDue")}</li>)}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
