import { idOfForm } from "~/lib/id";
import { normalise } from "~/lib/vietnamese-text";
import { FormReader } from "./form-fields";
import { changeRecord, laterThan, seenAt, type RecordChange, type Saved } from "./record-changes.server";
import { BUDGET_SOURCES, SUPPORT_PURPOSES } from "./support";

/** Saves an item of support money, new or changed; a cancelled one stays as it was. */
export function saveSupport({ id, seen, form, actor, at }: RecordChange): Promise<Saved> {
  const read = new FormReader(form);
  const draft = {
    year: read.whole("year", 2018, Number(at.toISOString().slice(0, 4)) + 1), source: read.choice("source", BUDGET_SOURCES), purpose: read.choice("purpose", SUPPORT_PURPOSES),
    title: read.text("title", 500), decision: read.optionalText("decision", 100),
  };
  const amount = read.whole("amount", 1, 1_000_000_000_000);
  const { problems } = read;
  return changeRecord(async (tx) => {
    if (!read.ok) return { kind: "invalid", problems };
    const after = { ...draft, amount };
    const common = { actor, action: "support.saved", subjectType: "support", after } as const;
    if (id === null) {
      const fresh = idOfForm(form.get("key"));
      return { ...common, id: fresh, before: {}, save: async (tx) => (await tx.supportItem.createMany({ data: { id: fresh, ...draft, amountVnd: BigInt(amount), createdAt: at, updatedAt: at }, skipDuplicates: true })).count === 1 || "already" };
    }
    const row = await tx.supportItem.findUnique({ where: { id } });
    if (!row) return { kind: "not_found" };
    if (row.cancelledAt) return { kind: "not_now" };
    const before = { year: row.year, source: row.source, purpose: row.purpose, title: row.title, decision: row.decision, amount: Number(row.amountVnd) };
    const expected = seenAt(seen);
    return {
      ...common, id, before,
      save: async (tx) => (await tx.supportItem.updateMany({ where: { id, updatedAt: expected, cancelledAt: null }, data: { ...draft, amountVnd: BigInt(amount), updatedAt: laterThan(expected, at) } })).count === 1,
    };
  });
}

/** Takes an item out of the sums, with the reason; the row stays. */
export function cancelSupport({ id, seen, form, actor, at }: RecordChange & { id: string }): Promise<Saved> {
  const reason = normalise(form.get("reason") ?? "").slice(0, 500);
  return changeRecord(async (tx) => {
    if (reason === "") return { kind: "reason_missing" };
    const row = await tx.supportItem.findUnique({ where: { id } });
    if (!row) return { kind: "not_found" };
    if (row.cancelledAt) return { kind: "not_now" };
    const expected = seenAt(seen);
    return {
      actor, action: "support.cancelled", subjectType: "support", id, before: { cancelled: false }, after: { cancelled: true, amount: Number(row.amountVnd) }, reason,
      save: async (tx) => (await tx.supportItem.updateMany({ where: { id, updatedAt: expected, cancelledAt: null }, data: { cancelledAt: at, cancelReason: reason, updatedAt: laterThan(expected, at) } })).count === 1,
    };
  });
}
