import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import type { AuditSubject } from "~/domain/audit/audit";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { findRegisterEntry } from "~/domain/certificates/register-entry.server";
import { readInspectionFilter } from "~/domain/inspections/inspection";
import { findInspection, listAllInspections } from "~/domain/inspections/inspection-queries.server";
import { readMarkFilter } from "~/domain/inspections/mark-use";
import { findMarkUse, listAllMarkUses } from "~/domain/inspections/mark-use-queries.server";
import { listProducerNames } from "~/domain/producers/producer-queries.server";
import { isId } from "~/lib/id";
import { pick, type Locale } from "~/lib/localized-text";
import { notFound } from "~/platform/http/authorise.server";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { makeTranslate } from "~/platform/i18n/translator";
import type { Table } from "~/platform/spreadsheet/table";

/** Everything on an inspection's page. Throws 404 when there is none of that id. */
export async function inspectionDesk(id: string, at: Date) {
  const inspection = isId(id) ? await findInspection(id, at) : null;
  if (!inspection) throw notFound();
  const [certificate, history] = await Promise.all([inspection.certificate ? findRegisterEntry(inspection.certificate.id, at) : null, trailOf("inspection", id)]);
  return { inspection, certificate: certificate && { id: certificate.id, number: certificate.number, seen: certificate.seen, standing: certificate.standing }, history };
}

/** Everything on the page of a registered use of the mark. Throws 404 when there is none of that id. */
export async function markDesk(id: string, at: Date) {
  const use = isId(id) ? await findMarkUse(id, at) : null;
  if (!use) throw notFound();
  return { use, history: await trailOf("mark_use", id) };
}

async function trailOf(subject: AuditSubject, id: string) {
  const rows = await historyOf(subject, [id]);
  const names = await namesOfUsers(rows.map(({ actorUserId }) => actorUserId));
  return rows.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null }));
}

/** What the form of an inspection starts with: the producers, and the certificate that it was opened from. */
export async function inspectionChoices(query: URLSearchParams, at: Date) {
  const id = query.get("certificate") ?? "";
  const [producers, entry] = await Promise.all([listProducerNames(), isId(id) ? findRegisterEntry(id, at) : null]);
  return { producers, certificate: entry ? { number: entry.number, producerId: entry.producer.id, productName: entry.productName } : null };
}

/** Inspections as the filter in the address shows them, all pages, as a table in the reader's language. */
export async function inspectionTable(query: URLSearchParams, locale: Locale, at: Date): Promise<Table> {
  const rows = await listAllInspections(readInspectionFilter(query), at);
  const t = makeTranslate(ADMIN_TEXTS[locale], locale);
  const r = makeTranslate(REGISTER_TEXTS[locale], locale);
  return {
    title: r("insp.title"),
    columns: [
      { key: "on", title: r("insp.on"), kind: "date" },
      { key: "kind", title: r("insp.kind"), kind: "text" },
      { key: "minutes", title: r("insp.minutesNo"), kind: "text" },
      { key: "producer", title: t("cert.producer"), kind: "text" },
      { key: "commune", title: t("cert.commune"), kind: "text" },
      { key: "number", title: t("cert.number"), kind: "text" },
      { key: "product", title: t("cert.product"), kind: "text" },
      { key: "inspectors", title: r("insp.inspectors"), kind: "text" },
      { key: "findings", title: r("insp.findings"), kind: "text" },
      { key: "result", title: r("insp.result"), kind: "text" },
      { key: "followUpBy", title: r("insp.followUpBy"), kind: "date" },
      { key: "followedUpOn", title: r("insp.followedUpOn"), kind: "date" },
      { key: "followUpNote", title: r("insp.followUpNote"), kind: "text" },
    ],
    rows: rows.map((row) => ({
      on: row.inspectedOn, kind: r(`insp.kind.${row.kind}`), minutes: row.minutesNo, producer: pick(row.producer.name, locale), commune: row.commune,
      number: row.certificate?.number ?? null, product: row.certificate?.productName ?? null, inspectors: row.inspectors, findings: row.findings,
      result: r(`insp.result.${row.result}`), followUpBy: row.followUpBy, followedUpOn: row.followedUpOn, followUpNote: row.followUpNote,
    })),
  };
}

/** Registered uses as the filter in the address shows them, all pages, as a table in the reader's language. */
export async function markTable(query: URLSearchParams, locale: Locale, at: Date): Promise<Table> {
  const rows = await listAllMarkUses(readMarkFilter(query), at);
  const t = makeTranslate(ADMIN_TEXTS[locale], locale);
  const r = makeTranslate(REGISTER_TEXTS[locale], locale);
  return {
    title: r("mark.title"),
    columns: [
      { key: "number", title: t("cert.number"), kind: "text" },
      { key: "product", title: t("cert.product"), kind: "text" },
      { key: "producer", title: t("cert.producer"), kind: "text" },
      { key: "surface", title: r("mark.surface"), kind: "text" },
      { key: "description", title: r("mark.description"), kind: "text" },
      { key: "quantity", title: r("mark.quantity"), kind: "number" },
      { key: "from", title: r("mark.from"), kind: "date" },
      { key: "to", title: r("mark.to"), kind: "date" },
      { key: "state", title: t("cert.standing"), kind: "text" },
      { key: "misuse", title: r("mark.misuse"), kind: "text" },
      { key: "found", title: r("mark.misuseOn"), kind: "date" },
    ],
    rows: rows.map((row) => ({
      number: row.certificate.number, product: row.certificate.productName, producer: pick(row.producer.name, locale), surface: r(`mark.surface.${row.surface}`),
      description: row.description, quantity: row.quantity, from: row.usedFrom, to: row.usedTo, state: r(`mark.state.${row.state}`), misuse: row.misuse, found: row.misuseFoundOn,
    })),
  };
}
