import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import { historyOf, type AuditRow } from "~/domain/audit/audit-queries.server";
import { listLinkHistory } from "~/domain/certificates/link-history.server";
import { listNoticesOfCertificate } from "~/domain/certificates/notice-queries.server";
import { namesOfListings } from "~/domain/catalog/listing-names.server";
import { findFormChoices, findRegisterEntry, proposeListings } from "~/domain/certificates/register-entry.server";
import { listInspectionsOf } from "~/domain/inspections/inspection-queries.server";
import { listMarkUsesOf } from "~/domain/inspections/mark-use-queries.server";
import { listCommunes, namesOfCommunes } from "~/domain/places/place-queries.server";
import { namesOfProducers } from "~/domain/producers/producer-names.server";
import { isId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { notFound } from "~/platform/http/authorise.server";
import type { AuditNames } from "~/ui/layout/audit-words";

/** What the form of a certificate offers, communes of the shop's own province. */
export async function certificateChoices() {
  const [choices, communes] = await Promise.all([findFormChoices(), listCommunes(env().provinceCode)]);
  return { ...choices, communes: communes.map(({ code, fullName }) => ({ code, name: fullName })) };
}

/** Everything on a certificate's page. Throws 404 when there is none of that id. */
export async function certificateDesk(id: string, locale: Locale, at: Date) {
  const entry = isId(id) ? await findRegisterEntry(id, at) : null;
  if (!entry) throw notFound();
  const [choices, proposals, history, links, notices, inspections, marks] = await Promise.all([
    certificateChoices(), proposeListings(entry, at), historyOf("certificate", [id]), listLinkHistory(id),
    listNoticesOfCertificate(id), listInspectionsOf({ id, producerId: entry.producer.id }, at), listMarkUsesOf(id, at),
  ]);
  // A certificate of a commune that is not (or no longer) of the province keeps it.
  if (!choices.communes.some(({ code }) => code === entry.commune.code)) choices.communes.unshift(entry.commune);
  if (!choices.decisions.some((decision) => decision.id === entry.decision.id)) choices.decisions.unshift({ ...entry.decision, level: entry.level });
  const [people, names] = await Promise.all([
    namesOfUsers([...history.map(({ actorUserId }) => actorUserId), ...links.flatMap(({ linkedBy, unlinkedBy }) => [linkedBy, unlinkedBy])]),
    namesIn(history, locale),
  ]);
  const named = history.map((row) => ({ ...row, actorName: people.get(row.actorUserId ?? "") ?? null }));
  return { entry, choices, proposals, names, history: named, links, people: Object.fromEntries(people), related: { notices, inspections, marks } };
}

/** What the ids in a certificate's history are called. */
async function namesIn(history: readonly AuditRow[], locale: Locale): Promise<AuditNames> {
  const values = (fact: string) => history.flatMap(({ before, after }) => [before[fact], after[fact]]).filter((value) => typeof value === "string");
  const [producer, commune, listing] = await Promise.all([
    namesOfProducers(values("producer").filter(isId), locale),
    namesOfCommunes(values("commune")),
    namesOfListings(values("listing"), locale),
  ]);
  return Object.fromEntries(Object.entries({ producer, commune, listing }).flatMap(([fact, names]) => [...names].map(([id, name]) => [`${fact}:${id}`, name])));
}

export type CertificateDesk = Awaited<ReturnType<typeof certificateDesk>>;
