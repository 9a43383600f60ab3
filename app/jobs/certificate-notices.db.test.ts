import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { newId } from "~/lib/id";
import { addDays, addMonths, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { mailNotices, tellOfExpiry } from "./certificate-notices";

let database: TestDatabase;
let world: RegisterWorld;
const end = "2027-05-24" as LocalDate;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  world = await createRegisterWorld(database.url);
  const decisionId = newId();
  await db().decision.create({ data: { id: decisionId, authority: "UBND tỉnh Lạng Sơn", number: "9/QĐ-UBND", year: 2024, issuedOn: toDateColumn(addMonths(end, -36)), level: "province" } });
  await db().certificate.create({
    data: {
      id: newId(), number: `20-187-${COMMUNE}-1-2024`, decisionId, producerId: world.producer, productName: "Mật ong <b>hoa nhãn</b>", setNo: 4, communeCode: COMMUNE, stars: 4, score: "80",
      legalBasis: "148/QĐ-TTg", level: "province", issuedOn: toDateColumn(addMonths(end, -36)), expiresOn: toDateColumn(end),
    },
  });
  for (const [locale, disabledAt] of [["vi", null], ["en", null], ["zh", null], ["vi", new Date()]] as const) {
    const id = newId();
    await db().user.create({ data: { id, email: `${id}@example.vn`, name: `Người ${locale}`, passwordHash: "none", roles: ["producer"], locale, disabledAt } });
    await db().producerMember.create({ data: { producerId: world.producer, userId: id, role: "owner" } });
  }
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const topics = async () => (await db().outboxMessage.findMany({ where: { topic: "mail.certificate_notice" }, orderBy: { id: "asc" } })).map(({ payload }) => payload as Record<string, unknown>);

it("everyone who acts for the holder gets the notice in their language, once; what was typed is never HTML", async () => {
  await tellOfExpiry(new Date(startOfDay(addDays(end, -180)).getTime() + 6 * 3_600_000));
  const messages = await topics();
  expect(messages).toHaveLength(1);
  await mailNotices([...messages, { noticeId: "nonsense" }, { noticeId: newId() }, {}]);
  await mailNotices(messages);
  const mails = await db().mailMessage.findMany({ orderBy: { locale: "asc" } });
  expect(mails.map(({ locale }) => locale)).toEqual(["en", "vi", "zh"]);
  const [english, vietnamese] = mails;
  expect(english?.subject).toBe("The filing window is open: Mật ong <b>hoa nhãn</b>");
  expect(vietnamese?.text).toContain("còn 180 ngày, hết hạn sau ngày 24/05/2027");
  expect(vietnamese?.text).toContain("/nguoi-ban/ho-so/moi?certificate=");
  for (const { html } of mails) expect(html).not.toContain("<b>");
});
