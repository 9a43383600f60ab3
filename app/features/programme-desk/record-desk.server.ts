import type { CurrentUser } from "~/domain/accounts/account";
import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import type { AuditSubject } from "~/domain/audit/audit";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { listDocuments } from "~/domain/programme/documents.server";
import type { RecordChange, Saved } from "~/domain/programme/record-changes.server";
import { findMark, findPolicy, findRecognition, findSupportItem } from "~/domain/programme/record-queries.server";
import { endGrant, grantMark, saveMark } from "~/domain/programme/save-mark.server";
import { savePolicy } from "~/domain/programme/save-policy.server";
import { endRecognition, saveRecognition } from "~/domain/programme/save-recognition.server";
import { cancelSupport, saveSupport } from "~/domain/programme/save-support.server";
import { isId } from "~/lib/id";
import { pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { notFound } from "~/platform/http/authorise.server";
import { formatDate } from "~/platform/i18n/format";
import type { RecordDesk } from "./record-desks";
import { chooseProduct } from "./choose-product.server";
import type { DeskRefusal, ProductOffer } from "./record-form";
import { actorOf, deskRefusal } from "./refusal.server";

const SUBJECT = { support: "support", marks: "mark", recognitions: "recognition", policies: "policy" } as const satisfies Record<RecordDesk, AuditSubject>;

/** One record as its page shows it. Throws 404 when there is none of that id. */
export async function recordPage(desk: RecordDesk, id: string, locale: Locale) {
  const found = isId(id) ? await findValues(desk, id, locale) : null;
  if (!found) throw notFound();
  const owner = SUBJECT[desk];
  const [history, documents] = await Promise.all([historyOf(owner, [id]), owner === "policy" ? null : listDocuments(owner, id)]);
  const names = await namesOfUsers(history.map(({ actorUserId }) => actorUserId));
  return { ...found, id, papers: owner === "policy" ? null : { owner, documents: documents ?? [] }, history: history.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null })) };
}
export type RecordPageData = Awaited<ReturnType<typeof recordPage>>;

type RecordValues = { name: string; seen: string; /** Why it was taken out. */ ended: string | null; grants: { id: string; slug: string; product: string; from: string; to: string | null; reason: string | null }[]; values: Record<string, string> };

async function findValues(desk: RecordDesk, id: string, locale: Locale): Promise<RecordValues | null> {
  const text = (value: string | number | bigint | null) => (value === null ? "" : String(value));
  const none: RecordValues["grants"] = [];
  switch (desk) {
    case "support": {
      const row = await findSupportItem(id);
      return row && { name: row.title, seen: row.seen, ended: row.cancelReason, grants: none, values: { year: text(row.year), amount: text(row.amountVnd), source: row.source, purpose: row.purpose, title: row.title, decision: text(row.decision) } };
    }
    case "marks": {
      const row = await findMark(id);
      if (!row) return null;
      const grants = row.grants.map((grant) => ({ id: grant.id, slug: grant.slug, product: pick(grant.product, locale), from: formatDate(grant.validFrom, locale), to: grant.validTo ? formatDate(grant.validTo, locale) : null, reason: grant.endReason }));
      return { name: row.name, seen: row.seen, ended: null, grants, values: { kind: row.kind, name: row.name, number: text(row.number), holder: text(row.holder), basis: text(row.basis), issuedOn: text(row.issuedOn), expiresOn: text(row.expiresOn) } };
    }
    case "recognitions": {
      const row = await findRecognition(id);
      return row && { name: pick(row.product, locale), seen: row.seen, ended: null, grants: none, values: { kind: row.kind, year: text(row.year), product: row.product.vi, productNamed: row.product.vi, productPick: row.slug, decision: text(row.decision), issuedOn: text(row.issuedOn), validTo: text(row.validTo) } };
    }
    case "policies": {
      const row = await findPolicy(id);
      if (!row) return null;
      const texts = (name: string, value: LocalizedText) => ({ [`${name}.vi`]: value.vi, [`${name}.en`]: value.en ?? "", [`${name}.zh`]: value.zh ?? "" });
      return {
        name: pick(row.title, locale), seen: row.seen, ended: null, grants: none,
        values: { ...texts("title", row.title), ...texts("summary", row.summary), ...texts("conditions", row.conditions), basis: row.basis, office: row.office, phone: text(row.phone), email: text(row.email), validFrom: row.validFrom, validTo: text(row.validTo) },
      };
    }
  }
}

const SAVE = { support: saveSupport, marks: saveMark, recognitions: saveRecognition, policies: savePolicy } as const satisfies Record<RecordDesk, (change: RecordChange) => Promise<Saved>>;

/** Carries out one of a desk's forms, by its `intent`; `id` is null for a new record. */
export async function changeRecordOf(desk: RecordDesk, { id, form, user, at, locale }: { id: string | null; form: Map<string, string>; user: CurrentUser; at: Date; locale: Locale }): Promise<{ done: string; id: string } | DeskRefusal> {
  const intent = form.get("intent") ?? "";
  const chosen = namesProduct(desk, intent) ? await chooseProduct(form, locale) : null;
  if (chosen && "offers" in chosen) return offering(intent, form, chosen.offers);
  const change = { id, seen: form.get("seen") ?? "", form: chosen ? new Map([...form, ["product", chosen.slug]]) : form, actor: actorOf(user), at };
  const work = (): Promise<Saved> | null => {
    if (intent === "create" || (intent === "save" && id !== null)) return SAVE[desk](change);
    if (id === null) return null;
    const own = { ...change, id };
    if (desk === "support" && intent === "end") return cancelSupport(own);
    if (desk === "recognitions" && intent === "end") return endRecognition(own);
    if (desk === "marks" && intent === "grant") return grantMark(own);
    if (desk === "marks" && intent === "end") return endGrant(own);
    return null;
  };
  const result = await work();
  if (result === null) return deskRefusal(intent, form, { kind: "not_now" });
  if (result.ok) return { done: intent, id: result.value.id };
  const refusal = deskRefusal(intent, form, result.error);
  // The product that was found is not looked for again.
  return chosen ? { ...refusal, values: { ...refusal.values, productNamed: refusal.values.product ?? "", productPick: chosen.slug } } : refusal;
}

/** Which forms name a product. */
function namesProduct(desk: RecordDesk, intent: string): boolean {
  return desk === "marks" ? intent === "grant" : desk === "recognitions" && (intent === "create" || intent === "save");
}

/** Products to choose from, when they were asked for or when the words fit more than one. */
function offering(intent: string, form: Map<string, string>, offers: ProductOffer[]): DeskRefusal {
  if (form.has("find")) return { ...deskRefusal(intent, form, { kind: "invalid" }), status: 200, offers };
  return { ...deskRefusal(intent, form, { kind: "invalid", problems: { product: offers.length > 0 ? "not_chosen" : "unknown" } }), offers };
}
