import { findUserIds, namesOfUsers } from "~/domain/accounts/account-queries.server";
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "~/domain/audit/audit";
import { AUDIT_PAGE_SIZE, listAudit, type AuditFilter, type AuditRow } from "~/domain/audit/audit-queries.server";
import { lastVerification } from "~/domain/audit/last-verification.server";
import { namesOfListings } from "~/domain/catalog/listing-names.server";
import { findCertificateIds, numbersOfCertificates } from "~/domain/certificates/certificate-numbers.server";
import { codesOfOrders, findOrderIds } from "~/domain/orders/order-codes.server";
import { namesOfCommunes } from "~/domain/places/place-queries.server";
import { namesOfProducers } from "~/domain/producers/producer-names.server";
import { daysOfRuns } from "~/domain/settlement/money-desk.server";
import { isId } from "~/lib/id";
import { parseLocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import type { AuditNames } from "~/ui/layout/audit-words";

/** What the address of the page asks for; anything that makes no sense there is as if it were not. */
export function readAuditQuery(query: URLSearchParams) {
  const text = (name: string) => (query.get(name) ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100);
  return {
    action: AUDIT_ACTIONS.find((name) => name === text("action")),
    subjectType: AUDIT_SUBJECTS.find((name) => name === text("subject")),
    subjectId: text("id") || undefined,
    q: text("q"),
    who: text("who"),
    from: parseLocalDate(text("from")) ?? undefined,
    to: parseLocalDate(text("to")) ?? undefined,
    page: /^[1-9]\d{0,5}$/.test(text("page")) ? Number(text("page")) : 1,
  };
}

export type AuditQuery = ReturnType<typeof readAuditQuery>;

/** A page of the trail with everything that its ids are called, and how the chain was found the last time. */
export async function auditLog(asked: AuditQuery, locale: Locale) {
  const [{ total, rows }, verification] = await Promise.all([namedRows(asked, locale, AUDIT_PAGE_SIZE), lastVerification()]);
  return { total, ...rows, verification };
}

export type AuditLog = Awaited<ReturnType<typeof auditLog>>;

/** Rows that fit, newest first, with the names of people and records. */
export async function namedRows({ q, who, page, ...asked }: AuditQuery, locale: Locale, pageSize: number) {
  const [people, certificates, orders] = await Promise.all([
    who === "" ? undefined : findUserIds(who),
    q === "" ? [] : findCertificateIds(q),
    q === "" ? [] : findOrderIds(q),
  ]);
  const filter: AuditFilter = { ...asked, actorUserIds: people, ...(q === "" ? {} : { number: { text: q, subjectIds: [...certificates, ...orders] } }) };
  const { total, rows } = await listAudit(filter, page, pageSize);
  const [actors, names] = await Promise.all([namesOfUsers(rows.map(({ actorUserId }) => actorUserId)), namesIn(rows, locale)]);
  return { total, rows: { rows: rows.map((row) => ({ ...row, actorName: actors.get(row.actorUserId ?? "") ?? null })), names } };
}

/** What the ids in these rows are called. */
async function namesIn(rows: readonly AuditRow[], locale: Locale): Promise<AuditNames> {
  const subjects = (type: string) => [...new Set(rows.filter((row) => row.subjectType === type && isId(row.subjectId)).map((row) => row.subjectId))];
  const values = (fact: string) => [...new Set(rows.flatMap(({ before, after }) => [before[fact], after[fact]]).filter((value) => typeof value === "string"))];
  const [certificates, orders, accounts, producers, communes, listings, runs] = await Promise.all([
    numbersOfCertificates(subjects("certificate")),
    codesOfOrders(subjects("order")),
    namesOfUsers(subjects("account")),
    namesOfProducers([...values("producer").filter(isId), ...subjects("producer")], locale),
    namesOfCommunes(values("commune")),
    namesOfListings(values("listing"), locale),
    daysOfRuns(subjects("payout_run")),
  ]);
  const named = (kind: string, names: ReadonlyMap<string, string>) => [...names].map(([id, name]) => [`${kind}:${id}`, name] as const);
  return Object.fromEntries([
    ...named("certificate", certificates), ...named("order", orders), ...named("account", accounts), ...named("producer", producers), ...named("commune", communes),
    ...named("listing", listings), ...[...runs].map(([id, day]) => [`payout_run:${id}`, formatDate(day, locale)] as const),
  ]);
}
