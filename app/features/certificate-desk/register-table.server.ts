import { readRegisterFilter } from "~/domain/certificates/register";
import { findSets } from "~/domain/certificates/register-entry.server";
import { listWholeRegister, type RegisterRow } from "~/domain/certificates/register.server";
import { listProducerNames } from "~/domain/producers/producer-queries.server";
import { listCommunes } from "~/domain/places/place-queries.server";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { makeTranslate } from "~/platform/i18n/translator";
import type { Table } from "~/platform/spreadsheet/table";
import type { RegisterChoices } from "./register-filters";

/** What the filters of the register offer. */
export async function registerChoices(at: Date): Promise<RegisterChoices> {
  const [sets, communes, producers] = await Promise.all([findSets(), listCommunes(env().provinceCode), listProducerNames()]);
  return { sets, communes: communes.map(({ code, fullName }) => ({ code, name: fullName })), producers, thisYear: Number(localDateAt(at).slice(0, 4)) };
}

/** The register as the filter in the address shows it, all its pages, as a table in the reader's language. */
export async function registerTable(query: URLSearchParams, locale: Locale, at: Date): Promise<Table> {
  const rows = await listWholeRegister(readRegisterFilter(query), at);
  const t = makeTranslate(ADMIN_TEXTS[locale], locale);
  const r = makeTranslate(REGISTER_TEXTS[locale], locale);
  return {
    title: t("cert.title"),
    columns: [
      { key: "number", title: t("cert.number"), kind: "text" },
      { key: "product", title: t("cert.product"), kind: "text" },
      { key: "producer", title: t("cert.producer"), kind: "text" },
      { key: "legalName", title: r("col.legalName"), kind: "text" },
      { key: "taxCode", title: r("col.taxCode"), kind: "text" },
      { key: "commune", title: t("cert.commune"), kind: "text" },
      { key: "set", title: t("cert.set"), kind: "number" },
      { key: "stars", title: t("cert.stars"), kind: "number" },
      { key: "score", title: t("cert.score"), kind: "score" },
      { key: "decision", title: t("cert.decision"), kind: "text" },
      { key: "decidedOn", title: t("cert.decisionDate"), kind: "date" },
      { key: "level", title: t("cert.level"), kind: "text" },
      { key: "legalBasis", title: t("cert.legalBasis"), kind: "text" },
      { key: "issuedOn", title: t("cert.issued"), kind: "date" },
      { key: "expiresOn", title: t("cert.expires"), kind: "date" },
      { key: "extendedUntil", title: t("cert.extended"), kind: "date" },
      { key: "standing", title: t("cert.standing"), kind: "text" },
      { key: "listing", title: t("cert.listing"), kind: "text" },
    ],
    rows: rows.map((row: RegisterRow) => ({
      number: row.number, product: row.productName, producer: pick(row.producer, locale), legalName: row.legalName, taxCode: row.taxCode,
      commune: row.commune, set: row.setNo, stars: row.stars, score: Number(row.score), decision: row.decision, decidedOn: row.decidedOn,
      level: t(`cert.level.${row.level}`), legalBasis: row.legalBasis, issuedOn: row.issuedOn, expiresOn: row.expiresOn,
      extendedUntil: row.extendedUntil, standing: r(`stage.${row.stage}`), listing: row.listing ? pick(row.listing.name, locale) : null,
    })),
  };
}
