import { Form, useNavigation } from "@remix-run/react";
import type { LinkDeskFilter, LinkDeskItem, LinkSide } from "~/domain/certificates/link-desk.server";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminFilters } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";
import type { LinkAnswer } from "./accept-links.server";
import { LinkItem } from "./link-item";
import { LinkRefusalText } from "./link-refusal-text";

type Props = { filter: LinkDeskFilter; query: string; counts: Record<LinkSide, number>; total: number; pageSize: number; items: LinkDeskItem[]; answer: LinkAnswer | undefined };

/** Certificates without a listing and listings without a certificate, each with what it may belong to. */
export function LinkDeskPage({ filter, query, counts, total, pageSize, items, answer }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const path = useLocalePath()("/quan-tri/chung-nhan/gan");
  const busy = useNavigation().state === "submitting";
  const failed = answer && answer.status !== 200 ? answer : undefined;
  const acceptable = items.some(({ offers }) => offers.some(({ refusal }) => refusal === null));
  return (
    <>
      <AdminHead title={r("links.title")} lead={r("links.lead")} />
      <Tabs
        label={r("links.title")}
        tabs={(["certificate", "listing"] as const).map((side) => ({ href: side === "certificate" ? path : `${path}?side=listing`, text: r(`links.side.${side}`), count: counts[side], current: filter.side === side }))}
      />
      <AdminFilters path={path} query={query}>
        {filter.side === "listing" ? <input type="hidden" name="side" value="listing" /> : null}
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={t("cert.searchHint")} maxLength={100} />
      </AdminFilters>
      {answer ? <Outcome answer={answer} /> : null}
      <Form method="post" action={`${path}${query ? `?${query}` : ""}`} className="grid gap-4">
        <AdminList name="links" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
          <ul className="divide-y divide-line">
            {items.map((item) => <LinkItem key={`${item.key}${failed ? "r" : ""}`} item={item} side={filter.side} typed={failed?.values} busy={busy} />)}
          </ul>
        </AdminList>
        {acceptable ? (
          <div className="panel sticky bottom-0 z-10 grid items-end gap-3 p-3 shadow-lg md:grid-cols-[1fr_auto]">
            <TextField
              label={t("form.reason")} name="reason" required maxLength={500} defaultValue={failed?.values.reason ?? r("links.reason")}
              error={answer?.problem === "reason_missing" ? t("form.reasonMissing") : undefined}
            />
            <Button type="submit" busy={busy} icon="link">{r("links.accept")}</Button>
          </div>
        ) : null}
      </Form>
    </>
  );
}

/** What became of each pair. */
function Outcome({ answer }: { answer: LinkAnswer }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  if (answer.problem) return <div className="mb-4"><Notice tone="bad" live>{answer.problem === "nothing_chosen" ? r("links.nothingChosen") : t("form.reasonMissing")}</Notice></div>;
  const linked = answer.outcomes.filter(({ outcome }) => outcome === "linked").length;
  return (
    <div className="mb-4">
      <Notice tone={linked === answer.outcomes.length ? "good" : "warn"} live title={r("links.outcome", { linked, count: answer.outcomes.length })}>
        <ul className="list-disc pl-5">
          {answer.outcomes.map(({ key, slug, outcome, refusal }) => (
            <li key={key}>
              <a className="link" href={to(`/san-pham/${slug}`)}>{slug}</a>: {outcome === "refused" && refusal ? <LinkRefusalText refusal={refusal} /> : outcome === "linked" ? r("links.linked") : outcome === "changed" ? t("form.changed") : t("error.notFoundText")}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
