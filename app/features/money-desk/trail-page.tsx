import type { TrailEntry } from "~/domain/settlement/money-trail.server";
import { pick } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { MONEY_TEXTS, type MoneyDictionary } from "~/platform/i18n/messages/money";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { LedgerList } from "./ledger-list";

type Posting = { id: string; kind: string; at: Date; entries: TrailEntry[] };

/** Every posting of one order, and where its money is now: account by account, down to the payout it left in. */
export function TrailPage({ code, trail }: { code: string; trail: TrailEntry[] }) {
  const t = useTexts(MONEY_TEXTS);
  const to = useLocalePath();
  const postings = grouped(trail, ({ transactionId }) => transactionId).map(([first, ...rest]): Posting => ({ id: first.transactionId, kind: first.kind, at: first.at, entries: [first, ...rest] }));
  return (
    <>
      <AdminHead title={t("trail.title", { code })} lead={t("trail.lead")}>
        <a className="link inline-flex min-h-11 items-center" href={to("/quan-tri/tien")}>{t("run.back")}</a>
        <ButtonLink href={to(`/quan-tri/don-hang/${code}`)} variant="secondary">{t("trail.order")}</ButtonLink>
      </AdminHead>
      {trail.length === 0 ? <p className="panel p-4 text-soft">{t("trail.empty")}</p> : (
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[3fr_2fr]">
          <AdminPanel title={t("trail.postings")}>
            <ol className="grid gap-5">{postings.map((posting) => <li key={posting.id}><One posting={posting} /></li>)}</ol>
          </AdminPanel>
          <Now trail={trail} />
        </div>
      )}
    </>
  );
}

/** Entries with the same key together, in the order in which the keys come first. */
function grouped(trail: readonly TrailEntry[], keyOf: (entry: TrailEntry) => string): [TrailEntry, ...TrailEntry[]][] {
  const groups = new Map<string, [TrailEntry, ...TrailEntry[]]>();
  for (const entry of trail) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return [...groups.values()];
}

function useWords() {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/dot");
  const kind = (of: string) => (Object.hasOwn(MONEY_TEXTS.vi, `kind.${of}`) ? t(`kind.${of}` as keyof MoneyDictionary) : t("kind.other"));
  const name = ({ account, producer, payoutCode, runId }: TrailEntry, words?: string) => (
    <>
      {words ?? t(`account.${account}`)}
      {producer ? <span className="block text-sm text-soft">{pick(producer, locale)}</span> : null}
      {payoutCode ? <a className="code link inline-flex min-h-11 items-center text-sm lg:min-h-0" href={`${path}/${runId}`}>{payoutCode}</a> : null}
    </>
  );
  return { t, locale, kind, name };
}

function One({ posting }: { posting: Posting }) {
  const { locale, kind, name } = useWords();
  return (
    <>
      <h3 className="text-base">{kind(posting.kind)} <span className="text-sm font-normal text-soft">{formatMoment(posting.at, locale)}</span></h3>
      <LedgerList label={kind(posting.kind)} rows={posting.entries.map((entry, index) => ({ key: String(index), name: name(entry), amount: entry.amount }))} />
    </>
  );
}

/** What each account still holds of the order; what went out in a payout is its own line. */
function Now({ trail }: { trail: TrailEntry[] }) {
  const { t, name } = useWords();
  const left = grouped(trail, ({ account, producer, payoutCode }) => `${account} ${producer?.vi} ${payoutCode}`)
    .map(([first, ...rest]) => ({ ...first, amount: rest.reduce((sum, { amount }) => sum + amount, first.amount) }))
    .filter(({ amount }) => amount !== 0n)
    .toSorted((a, b) => Number(b.amount - a.amount));
  return (
    <AdminPanel title={t("trail.now")}>
      <LedgerList label={t("trail.now")} rows={left.map((entry, index) => ({ key: String(index), name: name(entry, entry.payoutCode ? t("trail.out") : undefined), amount: entry.amount }))} />
    </AdminPanel>
  );
}
