import { expect, test } from "vitest";
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "~/domain/audit/audit";
import { LOCALES } from "~/lib/localized-text";
import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";
import { auditWords, type NamedAuditRow } from "./audit-words";

const row = (change: Partial<NamedAuditRow>): NamedAuditRow => ({
  id: "1", seq: 1, at: new Date(0), actorKind: "user", actorUserId: "u", actorName: "Lan", action: "certificate.edited", subjectType: "certificate",
  subjectId: "0193a000-0000-7000-8000-0000aabbccdd", before: {}, after: {}, reason: null, requestId: null, origin: null, ...change,
});

test.each(LOCALES)("every action has its sentence and every record its name (%s)", (locale) => {
  const missing = [
    ...AUDIT_ACTIONS.map((action) => `sentence.${action}`),
    ...AUDIT_SUBJECTS.map((subject) => `subject.${subject}`),
  ].filter((key) => !Object.hasOwn(AUDIT_TEXTS[locale], key));
  expect(missing, "add these to app/platform/i18n/messages/*/audit.ts").toEqual([]);
});

test.each(LOCALES)("sentences name who did it and nothing unknown (%s)", (locale) => {
  for (const [key, text] of Object.entries(AUDIT_TEXTS[locale])) {
    if (!key.startsWith("sentence.")) continue;
    expect(text, key).toContain("{who}");
    expect(text.match(/\{(?!who|what|action)\w+\}/g), key).toBeNull();
  }
});

test("values are said as people say them", () => {
  const words = auditWords("en", { "producer:p1": "Co-operative X", "commune:06463": "Chi Lăng", "order:o1": "XL-1" });
  const facts = words.facts(
    row({
      before: { producer: "p1", revoked: false, listing: null, stars: 3, shipment: "s" },
      after: { producer: "p2", commune: "06463", revoked: true, ground: "law_breach", amount: 250_000, source: "bank:FT1", issuedOn: "2026-03-05", decision: "1/QĐ-UBND · UBND tỉnh Lạng Sơn", stars: 3 },
    }),
  );
  expect(facts).toEqual([
    { name: "Producer", before: "Co-operative X", after: "p2" },
    { name: "Revoked", before: "no", after: "yes" },
    { name: "Listing", before: "none", after: null },
    { name: "Commune", before: null, after: "Chi Lăng" },
    { name: "Ground", before: null, after: "Breach of law" },
    { name: "Amount", before: null, after: "₫250,000" },
    { name: "Source", before: null, after: "bank transfer FT1" },
    { name: "Issued", before: null, after: "5 Mar 2026" },
    { name: "Decision", before: null, after: "1/QĐ-UBND · Lạng Sơn Provincial People's Committee" },
  ]);
});

test("what has no words yet is shown readably all the same", () => {
  const words = auditWords("vi", {});
  const unknown = row({ action: "letter.sentBack", subjectType: "letter", subjectId: "D-7", after: { missingPapers: 2 }, reason: "thiếu ảnh" });
  expect(words.sentence(unknown)).toBe("{who}: letter: sent back, letter {what}");
  expect(words.subject(unknown)).toEqual({ name: "D-7", path: null });
  expect(words.facts(unknown)).toEqual([{ name: "missing papers", before: null, after: "2" }]);
  expect(words.reason(unknown)).toBe("thiếu ảnh");
});

test("records are called by their number or code and lead to their page", () => {
  const words = auditWords("vi", { "order:o1": "XL-1" });
  expect(words.subject(row({ after: { number: "20-06463-03-2026" } }))).toEqual({ name: "20-06463-03-2026", path: "/quan-tri/chung-nhan/0193a000-0000-7000-8000-0000aabbccdd" });
  expect(words.subject(row({ subjectType: "order", subjectId: "o1" }))).toEqual({ name: "XL-1", path: "/quan-tri/don-hang/XL-1" });
  expect(words.subject(row({ subjectType: "order", subjectId: "o2" }))).toEqual({ name: "o2", path: null });
  expect(words.reason(row({ reason: "unpaid" }))).toBe("quá hạn thanh toán");
});
