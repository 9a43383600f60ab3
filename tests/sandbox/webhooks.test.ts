import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorld, WEBHOOK_SECRET, type World } from "./world";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const AT = new Date("2026-11-23T03:00:00Z");
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const body = (changes: object = {}) =>
  JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "checkout.session.completed",
    created: seconds(AT),
    data: {
      object: {
        id: "cs_1",
        object: "checkout.session",
        amount_total: 150_000,
        currency: "vnd",
        payment_status: "paid",
        payment_intent: "pi_1",
        client_reference_id: "payment-1",
        metadata: { order_id: "order-1" },
      },
    },
    ...changes,
  });
const sign = (payload: string, ageSeconds = 0, secret = WEBHOOK_SECRET) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds(AT) - ageSeconds });
const read = (payload: string, signature: string) => world.gateway.verifyWebhook(Buffer.from(payload), signature, AT);

describe("verifyWebhook", () => {
  it("reads a completed checkout", () => {
    expect(read(body(), sign(body()))).toEqual({
      ok: true,
      value: {
        kind: "checkout_completed",
        eventId: "evt_1",
        eventType: "checkout.session.completed",
        occurredAt: AT,
        sessionId: "cs_1",
        paymentId: "payment-1",
        orderId: "order-1",
        paymentIntentId: "pi_1",
        amount: 150_000n,
        currency: "vnd",
        paymentStatus: "paid",
      },
    });
  });

  it.each([
    ["300 s old", 300, true],
    ["301 s old", 301, false],
    ["a day old", 86_400, false],
    ["60 s ahead", -60, true],
    ["61 s ahead", -61, false],
    ["an hour ahead", -3_600, false],
  ])("judges a signature %s", (_, age, accepted) => {
    const result = read(body(), sign(body(), age));
    if (accepted) expect(result.ok).toBe(true);
    else expect(result).toEqual({ ok: false, error: { kind: "stale" } });
  });

  it.each([
    ["another secret", () => sign(body(), 0, "whsec_other")],
    ["another body", () => sign(body({ id: "evt_2" }))],
    ["nothing", () => ""],
    ["no time", () => sign(body()).replace(/t=\d+,/, "")],
    ["a second time", () => `t=${seconds(AT)},${sign(body(), 3_600)}`],
    ["a time that is no number", () => sign(body()).replace(/t=(\d+)/, "t=$1x")],
    ["only an old scheme", () => sign(body()).replace("v1=", "v0=")],
    ["a stale and forged signature", () => sign(body(), 3_600, "whsec_other")],
  ])("refuses %s", (_, signature) => {
    expect(read(body(), signature())).toEqual({ ok: false, error: { kind: "bad_signature" } });
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["null", "null"],
    ["a thin event", JSON.stringify({ object: "v2.core.event" })],
    ["a session without an amount", body({ data: { object: { id: "cs_1", object: "checkout.session" } } })],
    ["a fraction of a đồng", body().replace("150000", "150000.5")],
    ["a huge amount", body().replace("150000", "1e300")],
  ])("calls %s malformed", (_, payload) => {
    expect(read(payload, sign(payload))).toEqual({ ok: false, error: { kind: "malformed" } });
  });

  it("passes other events on as other", () => {
    const payload = body({ type: "payment_intent.succeeded" });
    expect(read(payload, sign(payload))).toMatchObject({ ok: true, value: { kind: "other", eventId: "evt_1" } });
  });
});

describe("what the sandbox sends", () => {
  it("tells the shop of an approved payment with a signature the shop accepts", async () => {
    const { sessionId } = await world.open({ paymentId: "pay-a" });
    const answer = await world.press(sessionId, { outcome: "approve" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`http://127.0.0.1:3000/don-hang/XL7K2M9?session=${sessionId}`);

    // The browser went back only after the shop was told.
    expect(world.events().map((event) => event.eventType).sort()).toEqual([
      "checkout.session.completed",
      "payment_intent.succeeded",
    ]);
    expect(world.events().find((event) => event.kind === "checkout_completed")).toMatchObject({
      sessionId,
      paymentId: "pay-a",
      amount: 1_250_000n,
      paymentStatus: "paid",
    });
    const second = await world.press(sessionId, { outcome: "approve" });
    expect(second.status).toBe(409);
    expect(world.deliveries).toHaveLength(2);
  });

  it("sends everything three times in any order when asked", async () => {
    const { sessionId } = await world.open();
    const wish = { outcome: "approve", deliver: 3, order: "shuffle" };
    expect((await world.control(`sessions/${sessionId}`, wish)).status).toBe(200);
    const completed = world.events().filter((event) => event.kind === "checkout_completed");
    expect(world.deliveries).toHaveLength(6);
    expect(completed).toHaveLength(3);
    expect(new Set(completed.map((event) => event.eventId)).size).toBe(1);
  });

  it("sends late when asked", async () => {
    const { sessionId } = await world.open();
    await world.control(`sessions/${sessionId}`, { outcome: "approve", delayMs: 150 });
    expect(world.deliveries).toHaveLength(0);
    await world.received(2);
  });

  it("sends stored events again, well signed or not", async () => {
    const { sessionId } = await world.open();
    await world.control(`sessions/${sessionId}`, { outcome: "approve" });
    const again = await world.control("deliveries", { times: 3 });
    expect(again.body).toEqual({ events: 2, statuses: [200, 200, 200, 200, 200, 200] });
    expect(world.events()).toHaveLength(8);

    for (const [signature, kind] of [
      ["wrong", "bad_signature"],
      ["stale", "stale"],
      ["future", "stale"],
    ]) {
      world.deliveries.length = 0;
      await world.control("deliveries", { session: sessionId, signature });
      const refused = world.deliveries.map((sent) =>
        world.gateway.verifyWebhook(sent.body, sent.signature, new Date()),
      );
      expect(refused).toEqual([
        { ok: false, error: { kind } },
        { ok: false, error: { kind } },
      ]);
    }
  });

  it("tries again until the shop accepts", async () => {
    world.nextStatuses.push(500, 503);
    const { sessionId } = await world.open();
    await world.control(`sessions/${sessionId}`, { outcome: "expire" });
    await world.received(1);
    expect(world.events()).toMatchObject([{ kind: "checkout_expired", sessionId }]);
  });

  it("keeps a declined payment open and an abandoned one until its time is up", async () => {
    const { sessionId } = await world.open();
    expect((await world.press(sessionId, { outcome: "decline" })).headers.get("location")).toContain(sessionId);
    await world.received(1);
    expect(world.events()).toMatchObject([{ kind: "other", eventType: "payment_intent.payment_failed" }]);
    const abandoned = await world.press(sessionId, { outcome: "abandon" });
    expect(abandoned.headers.get("location")).toBe("http://127.0.0.1:3000/don-hang/XL7K2M9?huy=1");
    expect(await world.gateway.findCheckout(sessionId)).toMatchObject({ value: { status: "open" } });

    world.clock.aheadMs = 32 * 60_000;
    await world.received(2);
    expect(world.deliveries[1]?.body.toString()).toContain("checkout.session.expired");
    expect((await world.press(sessionId, { outcome: "approve" })).status).toBe(409);
  });

  it("keeps sessions, keys and owed webhooks over a restart", async () => {
    const request = world.request();
    const opened = await world.gateway.createCheckout(request);
    if (!opened.ok) throw new Error("refused");
    const { sessionId } = opened.value;
    await world.control(`sessions/${sessionId}`, { outcome: "approve", delayMs: 300 });
    await world.restart();
    expect(await world.gateway.createCheckout(request)).toEqual(opened);
    expect(await world.gateway.findCheckout(sessionId)).toMatchObject({ value: { status: "complete" } });
    await world.received(2);
    expect(world.events()).toHaveLength(2);
  });
});
