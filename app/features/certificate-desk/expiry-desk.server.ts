import type { CurrentUser } from "~/domain/accounts/account";
import { readExpiryFilter } from "~/domain/certificates/expiry-desk";
import { EXPORT_LIMIT } from "~/domain/certificates/register.server";
import { listExpiry } from "~/domain/certificates/expiry-desk.server";
import { sendNotices, type NoticeOutcome } from "~/domain/certificates/send-notices.server";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { makeTranslate } from "~/platform/i18n/translator";
import type { Table } from "~/platform/spreadsheet/table";
import { changeCertificate, type DeskRefusal } from "./change-certificate.server";

export type ExpiryAnswer =
  | { kind: "notified"; outcomes: NoticeOutcome[]; status: 200 }
  | { kind: "nothing_chosen"; status: 422 }
  | { kind: "extended"; id: string; status: 200 }
  | { kind: "refused"; id: string; refusal: DeskRefusal; status: DeskRefusal["status"] };

/** Carries out what a form of the expiry desk asks: notices to the holders that are ticked, or the extension of one certificate. */
export async function changeExpiry({ form, user, locale, at }: { form: Map<string, string>; user: CurrentUser; locale: Locale; at: Date }): Promise<ExpiryAnswer> {
  if (form.get("intent") === "extend") {
    const id = form.get("id") ?? "";
    if (!isId(id)) return { kind: "nothing_chosen", status: 422 };
    const answer = await changeCertificate({ id, form, user, locale, at });
    return "done" in answer ? { kind: "extended", id, status: 200 } : { kind: "refused", id, refusal: answer, status: answer.status };
  }
  const ids = [...form.keys()].filter((name) => name.startsWith("pick:")).map((name) => name.slice("pick:".length)).filter(isId);
  if (ids.length === 0) return { kind: "nothing_chosen", status: 422 };
  const outcomes = await sendNotices({ ids, message: (form.get("message") ?? "").replaceAll("\0", ""), userId: user.id, at });
  return { kind: "notified", outcomes, status: 200 };
}

/** One list of the desk, all its pages, as a table in the reader's language. */
export async function expiryTable(query: URLSearchParams, locale: Locale, at: Date): Promise<Table> {
  const filter = readExpiryFilter(query);
  const { rows } = await listExpiry({ ...filter, page: 1 }, at, EXPORT_LIMIT);
  const t = makeTranslate(ADMIN_TEXTS[locale], locale);
  const r = makeTranslate(REGISTER_TEXTS[locale], locale);
  return {
    title: r(`expiry.tab.${filter.tab}`),
    columns: [
      { key: "number", title: t("cert.number"), kind: "text" },
      { key: "product", title: t("cert.product"), kind: "text" },
      { key: "producer", title: t("cert.producer"), kind: "text" },
      { key: "commune", title: t("cert.commune"), kind: "text" },
      { key: "stars", title: t("cert.stars"), kind: "number" },
      { key: "expiresOn", title: t("cert.expires"), kind: "date" },
      { key: "daysLeft", title: r("expiry.daysLeft"), kind: "number" },
      { key: "extendedUntil", title: t("cert.extended"), kind: "date" },
      { key: "revokedOn", title: r("expiry.revokedOn"), kind: "date" },
      { key: "ground", title: t("cert.revokeGround"), kind: "text" },
      { key: "notified", title: r("expiry.lastNotice"), kind: "date" },
    ],
    rows: rows.map((row) => ({
      number: row.number, product: row.productName, producer: pick(row.producer, locale), commune: row.commune, stars: row.stars,
      expiresOn: row.expiresOn, daysLeft: row.daysLeft, extendedUntil: row.extendedUntil, revokedOn: row.revokedAt ? localDateAt(row.revokedAt) : null,
      ground: row.revocationReason ? t(`cert.ground.${row.revocationReason}`) : null, notified: row.lastNotice ? localDateAt(row.lastNotice) : null,
    })),
  };
}
