/** Two producers who each have one of everything, so that a test can hand one the ids of the other's. */
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { reportProblem } from "~/domain/aftersales/report-problem.server";
import { beginChange } from "~/domain/catalog/drafts/begin-draft.server";
import { openSession } from "~/domain/accounts/session.server";
import { issueParcelInvoices } from "~/domain/invoices/issue-invoices.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { listBills } from "~/domain/settlement/bills/bill-queries.server";
import { prepareBills } from "~/domain/settlement/bills/prepare-bills.server";
import { forgetEnv } from "~/platform/env/env.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { inviteMember } from "~/domain/producers/invites.server";
import { makeToken } from "~/domain/producers/tokens.server";
import { makeVoucher } from "~/domain/promotions/save-voucher.server";
import { writeReview } from "~/domain/reviews/write-review.server";
import { createLot } from "~/domain/traceability/create-lot.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt, toDateColumn } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { createEvaluationWorld, fullDossier, must, openRound } from "./evaluation";
import { certify, createOrderWorld, placed } from "./order-world";
import { paperRow } from "./licences";
import { remitAll } from "./remitted";
import { COMMUNE } from "./register";

/** The ids of what one producer has. `names` are words of theirs that nobody else may read. */
export type Things = Record<
  "producer" | "slug" | "user" | "sku" | "product" | "variant" | "stockUnit" | "draft" | "photo" | "area" | "lot" | "token" | "invite" | "certificate" | "dossier" | "paper" | "licence" | "parcel" | "order" | "promotion" | "voucher" | "review" | "problem" | "goodsReturn" | "line" | "payout" | "bill" | "invoice",
  string
> & { cookie: string; names: string[] };

export async function createTwoProducers(url: string): Promise<{ mine: Things; theirs: Things }> {
  const evaluation = await createEvaluationWorld(url);
  const shop = await createOrderWorld();
  await openRound(evaluation);
  const promotion = newId();
  const today = localDateAt(new Date());
  await db().promotion.create({
    data: { id: promotion, kind: "fair", state: "open", title: "Hội chợ", organiser: "Sở", place: "Lạng Sơn", startsOn: toDateColumn(addDays(today, 30)), endsOn: toDateColumn(addDays(today, 33)), applyUntil: toDateColumn(addDays(today, 20)) },
  });

  /** One of everything for a producer of the order world. */
  async function furnish(key: "bees" | "hills"): Promise<Things> {
    const producer = shop.producers[key];
    const at = new Date();
    const user = newId();
    await db().user.create({ data: { id: user, email: `${key}@example.vn`, name: `Chủ ${key}`, passwordHash: "none", roles: ["producer"] } });
    await db().producerMember.create({ data: { producerId: producer, userId: user, role: "owner" } });
    const cookie = (await sessionCookie.write(await openSession(db(), { id: user, roles: ["producer"] }, null, at))).split(";")[0] ?? "";

    const sku = `XL-${key.toUpperCase()}-1`;
    const goods = await shop.sell({ sku, price: 100_000, stock: 500, producer: key });
    const number = `20-06463-${key === "bees" ? 77 : 78}-2026`;
    await certify(goods.productId, number);
    const { certificateId } = await db().certificateLink.findFirstOrThrow({ where: { productId: goods.productId } });
    await db().certificateNotice.create({ data: { id: newId(), certificateId, producerId: producer, occasion: "d180", daysLeft: 180, sentAt: at } });

    const area = newId();
    await db().growingArea.create({
      data: { id: area, producerId: producer, code: `XL-${key.toUpperCase()}-AREA`, scheme: "Sổ", markets: ["VN"], crop: "Ong mật", areaHa: "5.00", yieldKg: 2_000, communeCode: COMMUNE, validFrom: new Date("2020-01-01") },
    });
    const lot = must(
      await createLot({
        draft: { variant: goods.variantId, code: `L-${key.toUpperCase()}`, quantity: 50, harvestedOn: today, producedOn: today, bestBefore: null, sources: [{ kind: "area", id: area, amount: { grams: 30_000 } }], ratioBp: 10_000, reason: "" },
        producerId: producer, userId: user, at,
      }),
    );

    const draft = (await beginChange(producer, goods.productId, at)) ?? "";
    const photo = `${key}-photo`;
    await db().listingDraft.update({ where: { id: draft }, data: { pictures: [{ key: photo, width: 900, height: 700, widths: [400], tone: "#aabbcc" }] } });
    await makeToken({ producerId: producer, name: `Khóa ${key}`, userId: user });
    const { id: token } = await db().producerToken.findFirstOrThrow({ where: { producerId: producer } });
    const { id: invite } = must(await inviteMember({ producerId: producer, email: `moi.${key}@example.vn`, role: "sales", actorId: user, at }));
    const { id: dossier } = await fullDossier({ ...evaluation, producer, farmer: { id: user, roles: ["producer"] } }, `Hồ sơ ${key}`);
    const { id: paper } = await db().dossierEvidence.findFirstOrThrow({ where: { dossierId: dossier } });
    await db().promotionParticipant.create({ data: { id: newId(), promotionId: promotion, producerId: producer, wish: `Gian ${key}`, appliedAt: at } });
    const { id: licence } = await db().producerPaper.create({ data: { ...paperRow(producer, user, "food_safety", new Date("2030-01-01")), number: `GIAY-${key.toUpperCase()}`, state: "waiting", decidedAt: null, decidedBy: null } });
    await placed({ [sku]: 1 });
    const parcel = await db().shipment.findFirstOrThrow({ where: { producerId: producer }, include: { order: true } });
    must(await makeVoucher({ producerId: producer, userId: user, at }, { code: `MA${key.toUpperCase()}`, percentBp: 1_000, amount: null, most: null, minimum: 0n, from: today, to: addDays(today, 30), totalLimit: 10, perBuyer: 1 }));
    const { id: voucher } = await db().voucher.findFirstOrThrow({ where: { producerId: producer } });
    const arrived = await deliver(await placed({ [sku]: 2 }), user);
    must(await writeReview({ orderId: arrived.orderId, lineId: arrived.line, userId: null, form: { points: "5", text: `Lời khen ${key} rất ngon.`, shownAs: "family", locale: "vi" }, at }));
    const { id: review } = await db().review.findFirstOrThrow({ where: { orderLineId: arrived.line } });
    must(await reportProblem({ shipmentId: arrived.id, side: "buyer", userId: null, kind: "damaged", text: `Chuyện của ${key}`, files: [], at }));
    const { id: problem } = await db().shipmentProblem.findFirstOrThrow({ where: { shipmentId: arrived.id } });
    must(await askReturn({ shipmentId: arrived.id, userId: null, reason: "damaged", text: `Trả của ${key}`, lines: new Map([[arrived.line, 1]]), files: [], at }));
    const { id: goodsReturn } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: arrived.id } });
    await issueParcelInvoices(arrived.id, at);
    const { id: invoice } = await db().invoice.findFirstOrThrow({ where: { shipmentId: arrived.id } });
    // Paid out later: nothing about it is open.
    await deliver(await placed({ [sku]: 3 }), user);
    const account = key === "bees" ? "8100205019999" : "0011001998888";
    await changePayoutAccount(producer, { bankBin: "970405", account, holder: `CHU ${key.toUpperCase()}` }, { userId: user, at });
    const { slug } = await db().producer.findUniqueOrThrow({ where: { id: producer } });
    return {
      producer, slug, user, sku, product: goods.productId, variant: goods.variantId, stockUnit: goods.stockUnitId, draft, photo, area, lot: lot.id, token, invite, certificate: certificateId, dossier, paper, licence, parcel: parcel.id, order: parcel.orderId, promotion, voucher, review, problem, goodsReturn, line: arrived.line, payout: "", bill: "", invoice, cookie,
      names: [`Hợp tác xã ${key}`, sku, `${key}@example.vn`, `Chủ ${key}`, `XL-${key.toUpperCase()}-AREA`, `L-${key.toUpperCase()}`, `Khóa ${key}`, `Hồ sơ ${key}`, `Gian ${key}`, number, photo, parcel.order.code, `MA${key.toUpperCase()}`, `Lời khen ${key}`, `Chuyện của ${key}`, `Trả của ${key}`, `CHU ${key.toUpperCase()}`, account],
    };
  }

  const [mine, theirs] = [await furnish("bees"), await furnish("hills")];
  await remitAll(shop.officer);
  must(await preparePayouts(new Date(Date.now() + 8 * 86_400_000), null));
  const withPayout = async (things: Things): Promise<Things> => {
    const [{ code } = { code: "" }] = await listPayouts({ producerId: things.producer });
    return { ...things, payout: code, names: [...things.names, code] };
  };
  // What they owe for an order that was paid to them.
  process.env.MONEY_HOLDING = "direct";
  forgetEnv();
  for (const { sku, user } of [mine, theirs]) await deliver(await placed({ [sku]: 4 }), user);
  process.env.MONEY_HOLDING = "";
  forgetEnv();
  await prepareBills(new Date(Date.now() + 9 * 86_400_000), null);
  const withBill = async (things: Things): Promise<Things> => {
    const [{ code } = { code: "" }] = await listBills({ producerId: things.producer });
    return { ...things, bill: code, names: [...things.names, code] };
  };
  return { mine: await withBill(await withPayout(mine)), theirs: await withBill(await withPayout(theirs)) };
}

/** Takes the only parcel of an order to its buyer. */
async function deliver({ orderId }: { orderId: string }, actor: string): Promise<{ id: string; orderId: string; line: string }> {
  const { id, lines } = await db().shipment.findFirstOrThrow({ where: { orderId }, include: { lines: true } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) must(await advanceShipment({ shipmentId: id, from, to, actor }));
  return { id, orderId, line: lines[0]?.id ?? "" };
}
