import { idOfForm, newId } from "~/lib/id";
import { fromDateColumn, parseLocalDate, toDateColumn } from "~/lib/local-date";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { FormReader } from "./form-fields";
import { changeRecord, laterThan, seenAt, type RecordChange, type Saved } from "./record-changes.server";
import { findNamedProduct } from "./save-recognition.server";
import { MARK_KINDS } from "./support";

/** Saves a protected mark or geographical indication; a name of a kind is there once. */
export function saveMark({ id, seen, form, actor, at }: RecordChange): Promise<Saved> {
  const read = new FormReader(form);
  const draft = { kind: read.choice("kind", MARK_KINDS), name: read.text("name", 200), number: read.optionalText("number", 50), holder: read.optionalText("holder", 200), basis: read.optionalText("basis", 200) };
  const [issuedOn, expiresOn] = [read.optionalDay("issuedOn"), read.optionalDay("expiresOn")];
  if (issuedOn && expiresOn && expiresOn <= issuedOn) read.fault("expiresOn", "before_start");
  return changeRecord(async (tx) => {
    if (!read.ok) return { kind: "invalid", problems: read.problems };
    const twin = await tx.ipRight.findUnique({ where: { kind_name: { kind: draft.kind, name: draft.name } }, select: { id: true } });
    const own = id ?? idOfForm(form.get("key"));
    if (twin && twin.id !== own) return { kind: "invalid", problems: { name: "taken" } };
    const data = { ...draft, issuedOn: issuedOn ? toDateColumn(issuedOn) : null, expiresOn: expiresOn ? toDateColumn(expiresOn) : null };
    const common = { actor, action: "mark.saved", subjectType: "mark", after: { ...draft, issuedOn, expiresOn } } as const;
    if (id === null) {
      const save = async (tx: Db) => (await tx.ipRight.createMany({ data: { id: own, ...data, createdAt: at, updatedAt: at }, skipDuplicates: true })).count === 1 || ((await tx.ipRight.count({ where: { id: own } })) === 1 ? "already" : { name: "taken" as const });
      return { ...common, id: own, before: {}, save };
    }
    const row = await tx.ipRight.findUnique({ where: { id } });
    if (!row) return { kind: "not_found" };
    const before = {
      kind: row.kind, name: row.name, number: row.number, holder: row.holder, basis: row.basis,
      issuedOn: row.issuedOn ? fromDateColumn(row.issuedOn) : null, expiresOn: row.expiresOn ? fromDateColumn(row.expiresOn) : null,
    };
    const expected = seenAt(seen);
    return { ...common, id, before, save: async (tx) => (await tx.ipRight.updateMany({ where: { id, updatedAt: expected }, data: { ...data, updatedAt: laterThan(expected, at) } })).count === 1 };
  });
}

/** Lets a product bear a mark from a day on. */
export function grantMark({ id, form, actor, at }: RecordChange & { id: string }): Promise<Saved> {
  const read = new FormReader(form);
  const [validFrom, validTo, product] = [read.day("validFrom"), read.optionalDay("validTo"), read.text("product", 300)];
  if (validFrom && validTo && validTo <= validFrom) read.fault("validTo", "before_start");
  return changeRecord(async (tx) => {
    const named = product === "" ? null : await findNamedProduct(tx, product);
    if (product !== "" && !named) read.fault("product", "unknown");
    if (!read.ok || !named || !validFrom) return { kind: "invalid", problems: read.problems };
    if (!(await tx.ipRight.findUnique({ where: { id }, select: { id: true } }))) return { kind: "not_found" };
    const row = { id: newId(), ipRightId: id, producerId: named.producerId, productId: named.id, validFrom: toDateColumn(validFrom), validTo: validTo ? toDateColumn(validTo) : null, createdAt: at, updatedAt: at };
    return {
      actor, action: "mark.granted", subjectType: "mark", id, before: {}, after: { product, validFrom, validTo },
      save: async (tx) => (await tx.ipRightGrant.createMany({ data: row, skipDuplicates: true })).count === 1 || { product: "taken" },
    };
  });
}

/** Ends a product's right to a mark after a day, with the reason. */
export function endGrant({ id, form, actor, at }: RecordChange & { id: string }): Promise<Saved> {
  const reason = normalise(form.get("reason") ?? "").slice(0, 500);
  const day = parseLocalDate((form.get("endsOn") ?? "").trim());
  const grantId = form.get("grant") ?? "";
  return changeRecord(async (tx) => {
    if (!day) return { kind: "invalid", problems: { endsOn: "not_a_day" } };
    if (reason === "") return { kind: "reason_missing" };
    const row = (await tx.ipRightGrant.findMany({ where: { ipRightId: id }, include: { product: { select: { slug: true } } } })).find((one) => one.id === grantId);
    if (!row) return { kind: "not_found" };
    if (day <= fromDateColumn(row.validFrom)) return { kind: "invalid", problems: { endsOn: "before_start" } };
    return {
      actor, action: "mark.ended", subjectType: "mark", id, before: { validTo: row.validTo ? fromDateColumn(row.validTo) : null }, after: { product: row.product.slug, validTo: day }, reason,
      save: async (tx) => (await tx.ipRightGrant.updateMany({ where: { id: grantId, updatedAt: row.updatedAt }, data: { validTo: toDateColumn(day), endReason: reason, updatedAt: laterThan(row.updatedAt, at) } })).count === 1,
    };
  });
}
