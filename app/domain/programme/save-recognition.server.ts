import { idOfForm } from "~/lib/id";
import { fromDateColumn, parseLocalDate, toDateColumn } from "~/lib/local-date";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { FormReader } from "./form-fields";
import { changeRecord, laterThan, seenAt, type RecordChange, type Saved } from "./record-changes.server";
import { AWARD_KINDS } from "./support";

/** The product that people name by its address: the last part, or the whole of it. */
export async function findNamedProduct(tx: Db, typed: string): Promise<{ id: string; producerId: string } | null> {
  const slug = typed.split(/[?#]/)[0]?.split("/").findLast(Boolean)?.trim().toLowerCase() ?? "";
  return slug === "" ? null : tx.product.findUnique({ where: { slug }, select: { id: true, producerId: true } });
}

/** Saves an award of a product, new or changed. One of a kind, product and year is there once. */
export function saveRecognition({ id, seen, form, actor, at }: RecordChange): Promise<Saved> {
  const read = new FormReader(form);
  const draft = { kind: read.choice("kind", AWARD_KINDS), year: read.whole("year", 2010, 2100), decision: read.optionalText("decision", 100) };
  const [issuedOn, validTo, product] = [read.optionalDay("issuedOn"), read.optionalDay("validTo"), read.text("product", 300)];
  if (issuedOn && Number(issuedOn.slice(0, 4)) !== draft.year) read.fault("issuedOn", "other_year");
  if (issuedOn && validTo && validTo < issuedOn) read.fault("validTo", "before_start");
  return changeRecord(async (tx) => {
    const named = product === "" ? null : await findNamedProduct(tx, product);
    if (product !== "" && !named) read.fault("product", "unknown");
    if (!read.ok || !named) return { kind: "invalid", problems: read.problems };
    const twin = await tx.recognition.findUnique({ where: { kind_productId_year: { kind: draft.kind, productId: named.id, year: draft.year } }, select: { id: true } });
    const own = id ?? idOfForm(form.get("key"));
    if (twin && twin.id !== own) return { kind: "invalid", problems: { year: "taken" } };
    const data = { ...draft, productId: named.id, issuedOn: issuedOn ? toDateColumn(issuedOn) : null, validTo: validTo ? toDateColumn(validTo) : null };
    const after = { ...draft, product, issuedOn, validTo };
    const common = { actor, action: "recognition.saved", subjectType: "recognition", after } as const;
    if (id === null) {
      const save = async (tx: Db) => (await tx.recognition.createMany({ data: { id: own, ...data, createdAt: at, updatedAt: at }, skipDuplicates: true })).count === 1 || ((await tx.recognition.count({ where: { id: own } })) === 1 ? "already" : { year: "taken" as const });
      return { ...common, id: own, before: {}, save };
    }
    const row = await tx.recognition.findUnique({ where: { id }, include: { product: { select: { slug: true } } } });
    if (!row) return { kind: "not_found" };
    const before = {
      kind: row.kind, year: row.year, decision: row.decision, product: row.product.slug,
      issuedOn: row.issuedOn ? fromDateColumn(row.issuedOn) : null, validTo: row.validTo ? fromDateColumn(row.validTo) : null,
    };
    const expected = seenAt(seen);
    return { ...common, id, before, save: async (tx) => (await tx.recognition.updateMany({ where: { id, updatedAt: expected }, data: { ...data, updatedAt: laterThan(expected, at) } })).count === 1 };
  });
}

/** Ends the showing of an award on a day; that it was given stays counted in its year. */
export function endRecognition({ id, seen, form, actor, at }: RecordChange & { id: string }): Promise<Saved> {
  const reason = normalise(form.get("reason") ?? "").slice(0, 500);
  const day = parseLocalDate((form.get("endsOn") ?? "").trim());
  return changeRecord(async (tx) => {
    if (!day) return { kind: "invalid", problems: { endsOn: "not_a_day" } };
    if (reason === "") return { kind: "reason_missing" };
    const row = await tx.recognition.findUnique({ where: { id } });
    if (!row) return { kind: "not_found" };
    if (row.issuedOn && day < fromDateColumn(row.issuedOn)) return { kind: "invalid", problems: { endsOn: "before_start" } };
    const expected = seenAt(seen);
    return {
      actor, action: "recognition.ended", subjectType: "recognition", id, before: { validTo: row.validTo ? fromDateColumn(row.validTo) : null }, after: { validTo: day }, reason,
      save: async (tx) => (await tx.recognition.updateMany({ where: { id, updatedAt: expected }, data: { validTo: toDateColumn(day), endReason: reason, updatedAt: laterThan(expected, at) } })).count === 1,
    };
  });
}
