import { idOfForm } from "~/lib/id";
import { fromDateColumn, toDateColumn } from "~/lib/local-date";
import { FormReader } from "./form-fields";
import { changeRecord, laterThan, seenAt, type RecordChange, type Saved } from "./record-changes.server";

const TEXTS = ["title", "summary", "conditions"] as const;

/** Saves a support policy: Vietnamese always, the other languages where they were given. It ends by its last day. */
export function savePolicy({ id, seen, form, actor, at }: RecordChange): Promise<Saved> {
  const read = new FormReader(form);
  const localized = (name: (typeof TEXTS)[number]) => {
    const [vi, en, zh] = [read.text(`${name}.vi`, 2_000), read.optionalText(`${name}.en`, 2_000), read.optionalText(`${name}.zh`, 2_000)];
    return { vi, ...(en && { en }), ...(zh && { zh }) };
  };
  const texts = { title: localized("title"), summary: localized("summary"), conditions: localized("conditions") };
  const plain = { basis: read.text("basis", 300), office: read.text("office", 200), phone: read.optionalText("phone", 30), email: read.optionalText("email", 200) };
  const [validFrom, validTo] = [read.day("validFrom"), read.optionalDay("validTo")];
  if (validFrom && validTo && validTo < validFrom) read.fault("validTo", "before_start");
  return changeRecord(async (tx) => {
    if (!read.ok || !validFrom) return { kind: "invalid", problems: read.problems };
    const data = { ...texts, ...plain, validFrom: toDateColumn(validFrom), validTo: validTo ? toDateColumn(validTo) : null };
    // Who to call is in the record; the trail holds no numbers or addresses of people.
    const common = { actor, action: "policy.saved", subjectType: "policy", after: { title: texts.title.vi, summary: texts.summary.vi, basis: plain.basis, office: plain.office, validFrom, validTo } } as const;
    if (id === null) {
      const fresh = idOfForm(form.get("key"));
      return { ...common, id: fresh, before: {}, save: async (tx) => (await tx.supportPolicy.createMany({ data: { id: fresh, ...data, createdAt: at, updatedAt: at }, skipDuplicates: true })).count === 1 || "already" };
    }
    const row = await tx.supportPolicy.findUnique({ where: { id } });
    if (!row) return { kind: "not_found" };
    const [title, summary] = [row.title, row.summary] as { vi: string }[];
    const before = { title: title?.vi ?? "", summary: summary?.vi ?? "", basis: row.basis, office: row.office, validFrom: fromDateColumn(row.validFrom), validTo: row.validTo ? fromDateColumn(row.validTo) : null };
    const expected = seenAt(seen);
    return { ...common, id, before, save: async (tx) => (await tx.supportPolicy.updateMany({ where: { id, updatedAt: expected }, data: { ...data, updatedAt: laterThan(expected, at) } })).count === 1 };
  });
}
