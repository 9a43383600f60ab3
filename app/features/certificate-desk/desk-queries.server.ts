import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { listLinkHistory } from "~/domain/certificates/link-history.server";
import { listNoticesOfCertificate } from "~/domain/certificates/notice-queries.server";
import { findFormChoices, findRegisterEntry, proposeListings } from "~/domain/certificates/register-entry.server";
import { listInspectionsOf } from "~/domain/inspections/inspection-queries.server";
import { listMarkUsesOf } from "~/domain/inspections/mark-use-queries.server";
import { listCommunes } from "~/domain/places/place-queries.server";
import { isId } from "~/lib/id";
import { env } from "~/platform/env/env.server";
import { notFound } from "~/platform/http/authorise.server";

/** What the form of a certificate offers, communes of the shop's own province. */
export async function certificateChoices() {
  const [choices, communes] = await Promise.all([findFormChoices(), listCommunes(env().provinceCode)]);
  return { ...choices, communes: communes.map(({ code, fullName }) => ({ code, name: fullName })) };
}

/** Everything on a certificate's page. Throws 404 when there is none of that id. */
export async function certificateDesk(id: string, at: Date) {
  const entry = isId(id) ? await findRegisterEntry(id, at) : null;
  if (!entry) throw notFound();
  const [choices, proposals, history, links, notices, inspections, marks] = await Promise.all([
    certificateChoices(), proposeListings(entry, at), historyOf("certificate", [id]), listLinkHistory(id),
    listNoticesOfCertificate(id), listInspectionsOf({ id, producerId: entry.producer.id }, at), listMarkUsesOf(id, at),
  ]);
  // A certificate of a commune that is not (or no longer) of the province keeps it.
  if (!choices.communes.some(({ code }) => code === entry.commune.code)) choices.communes.unshift(entry.commune);
  if (!choices.decisions.some((decision) => decision.id === entry.decision.id)) choices.decisions.unshift({ ...entry.decision, level: entry.level });
  const names = await namesOfUsers([...history.map(({ actorUserId }) => actorUserId), ...links.flatMap(({ linkedBy, unlinkedBy }) => [linkedBy, unlinkedBy])]);
  const named = history.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null }));
  return { entry, choices, proposals, history: named, links, names: Object.fromEntries(names), related: { notices, inspections, marks } };
}

export type CertificateDesk = Awaited<ReturnType<typeof certificateDesk>>;
