import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStripeGateway } from "~/platform/payment-gateway/stripe-gateway.server";
import { openWorld, SECRET_KEY, WEBHOOK_SECRET, type World } from "./world";

let world: World;
let sdk: Stripe;

beforeAll(async () => {
  world = await openWorld();
  const { hostname, port } = new URL(world.sandbox.url);
  sdk = new Stripe(SECRET_KEY, { host: hostname, port, protocol: "http", maxNetworkRetries: 0, telemetry: false });
});
afterAll(() => world.close());

const params = (unitAmount: number, expiresIn = 3_600): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  success_url: "http://127.0.0.1:3000/a",
  expires_at: Math.floor(Date.now() / 1000) + expiresIn,
  line_items: [
    { quantity: 2, price_data: { currency: "vnd", unit_amount: unitAmount, product_data: { name: "Hoa hồi" } } },
    { quantity: 1, price_data: { currency: "vnd", unit_amount: 30_000, product_data: { name: "Vận chuyển" } } },
  ],
  metadata: { order_code: "XL1", "a.b": "c&d=[e]" },
});

describe("the official SDK against the sandbox", () => {
  it("creates a session in whole đồng and reads it back", async () => {
    const session = await sdk.checkout.sessions.create(params(60_000));
    expect(session).toMatchObject({
      object: "checkout.session",
      amount_total: 150_000,
      currency: "vnd",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      metadata: { order_code: "XL1", "a.b": "c&d=[e]" },
    });
    expect(session.url).toBe(`${world.sandbox.url}/pay/${session.id}`);
    expect((await sdk.checkout.sessions.retrieve(session.id)).amount_total).toBe(150_000);
  });

  it("replays the same key and refuses it for other parameters", async () => {
    const same = params(60_000);
    const first = await sdk.checkout.sessions.create(same, { idempotencyKey: "k-1" });
    const again = await sdk.checkout.sessions.create(same, { idempotencyKey: "k-1" });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    await expect(sdk.checkout.sessions.create(params(70_000), { idempotencyKey: "k-1" })).rejects.toBeInstanceOf(
      Stripe.errors.StripeIdempotencyError,
    );
  });

  it("makes one session of many calls at once with one key", async () => {
    const same = params(60_000);
    const { hostname, port } = new URL(world.sandbox.url);
    const retrying = new Stripe(SECRET_KEY, { host: hostname, port, protocol: "http", maxNetworkRetries: 5 });
    const sessions = await Promise.all(
      Array.from({ length: 8 }, () => retrying.checkout.sessions.create(same, { idempotencyKey: "k-many" })),
    );
    expect(new Set(sessions.map((session) => session.id)).size).toBe(1);
  });

  it("lets a key be used again after a refused request", async () => {
    await expect(sdk.checkout.sessions.create(params(1), { idempotencyKey: "k-2" })).resolves.toBeDefined();
    await expect(sdk.checkout.sessions.create(params(60_000, 60), { idempotencyKey: "k-3" })).rejects.toThrow("30 minutes");
    await expect(sdk.checkout.sessions.create(params(60_000), { idempotencyKey: "k-3" })).resolves.toBeDefined();
  });

  it.each([
    ["too large", params(50_000_000), "amount_too_large", undefined],
    ["less than 30 minutes", params(60_000, 29 * 60), undefined, "expires_at"],
    ["more than 24 hours", params(60_000, 24 * 3_600 + 60), undefined, "expires_at"],
    ["not whole", params(60_000.5), "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"],
    ["negative", params(-1), "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"],
    ["without lines", { ...params(1), line_items: [] }, "parameter_missing", "line_items"],
    ["a bad address", { ...params(60_000), success_url: "javascript:alert(1)" }, "url_invalid", "success_url"],
  ])("refuses a session that is %s", async (_, wrong, code, param) => {
    const error: unknown = await sdk.checkout.sessions.create(wrong).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 400, code, param });
  });

  it("expires an open session once", async () => {
    const { id } = await sdk.checkout.sessions.create(params(60_000));
    expect(await sdk.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    await expect(sdk.checkout.sessions.expire(id)).rejects.toThrow('Only Checkout Sessions with a status in ["open"]');
  });

  it("knows neither foreign sessions, other paths nor live keys", async () => {
    await expect(sdk.checkout.sessions.retrieve("cs_test_none")).rejects.toMatchObject({ code: "resource_missing" });
    await expect(sdk.checkout.sessions.retrieve("__proto__")).rejects.toMatchObject({ code: "resource_missing" });
    await expect(sdk.customers.create({})).rejects.toMatchObject({ statusCode: 404 });
    await expect(
      sdk.checkout.sessions.create(params(60_000), { apiKey: "sk_live_x" }),
    ).rejects.toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  });

  it("lists events", async () => {
    const { id } = await sdk.checkout.sessions.create(params(60_000));
    await sdk.checkout.sessions.expire(id);
    const events = await sdk.events.list({ type: "checkout.session.expired", limit: 1 });
    expect(events.data[0]?.data.object).toMatchObject({ id, status: "expired" });
  });
});

describe("what is asked afterwards, against the sandbox", () => {
  it("lists pages with our own ids in stretches, and finds the page of a payment", async () => {
    const since = new Date(Date.now() - 60_000);
    const opened = await Promise.all([1, 2, 3].map(() => world.open()));
    const [first] = opened;
    await world.control(`sessions/${first?.sessionId}`, { outcome: "approve" });
    const listed = await world.gateway.listCheckouts(since, 3);
    if (!listed.ok) throw new Error(listed.error.message);
    expect(listed.value.items.map(({ sessionId }) => sessionId)).toEqual(expect.arrayContaining(opened.map(({ sessionId }) => sessionId)));
    const page = listed.value.items.find(({ sessionId }) => sessionId === first?.sessionId);
    expect(page).toMatchObject({ status: "complete", paymentStatus: "paid", paymentId: expect.stringMatching(/^payment-/) as string, amount: 1_250_000n });
    expect(await world.gateway.findCheckoutOf(page?.paymentIntentId ?? "")).toEqual({ ok: true, value: page });
    expect(await world.gateway.findCheckoutOf("pi_unknown")).toEqual({ ok: true, value: null });
    expect(await world.gateway.listCheckouts(new Date(Date.now() + 60_000), 1)).toEqual({ ok: true, value: { items: [], more: false } });
  });

  it("finds a refund by our own id", async () => {
    const { sessionId } = await world.open();
    await world.control(`sessions/${sessionId}`, { outcome: "approve" });
    expect(await world.gateway.findRefund({ refundId: "r-1", sessionId })).toEqual({ ok: true, value: null });
    const made = await world.gateway.refund({ refundId: "r-1", sessionId, amount: 1_000n });
    expect(await world.gateway.findRefund({ refundId: "r-1", sessionId })).toEqual(made);
  });

  it("opens a dispute, takes one answer, and decides, each with signed webhooks", async () => {
    const { sessionId } = await world.open();
    expect((await world.control(`sessions/${sessionId}/dispute`, {})).status).toBe(409);
    await world.control(`sessions/${sessionId}`, { outcome: "approve" });
    const { body: opened } = await world.control(`sessions/${sessionId}/dispute`, { reason: "fraudulent" });
    expect((await world.control(`sessions/${sessionId}/dispute`, {})).status).toBe(409);
    const id = String(opened["id"]);
    expect(await world.gateway.listDisputes(new Date(Date.now() - 60_000), 1)).toMatchObject({ ok: true, value: { items: [{ disputeId: id, reason: "fraudulent", status: "needs_response", amount: 1_250_000n }], more: false } });
    const answer = await world.gateway.answerDispute(id, "It was delivered.");
    expect(answer).toMatchObject({ ok: true, value: { status: "under_review" } });
    expect(await world.gateway.answerDispute(id, "It was delivered.")).toEqual(answer);
    expect(await world.gateway.answerDispute(id, "Something else")).toMatchObject({ ok: false, error: { kind: "refused" } });
    expect((await world.control(`disputes/${id}`, { status: "maybe" })).status).toBe(400);
    expect(await world.control(`disputes/${id}`, { status: "won" })).toMatchObject({ status: 200, body: { status: "won" } });
    expect((await world.control(`disputes/${id}`, { status: "lost" })).status).toBe(409);
    const told = world.events().filter((event) => event.kind === "dispute_changed" && event.disputeId === id);
    expect(told.map((event) => event.eventType)).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_reinstated"]);
  });
});

describe("the gateway against the sandbox", () => {
  it("opens one page for one payment, however often it asks", async () => {
    const request = world.request();
    const first = await world.gateway.createCheckout(request);
    expect(await world.gateway.createCheckout(request)).toEqual(first);
    expect(await world.gateway.createCheckout({ ...request, amount: 1_250_001n })).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
  });

  it("refuses what a card payment cannot be", async () => {
    const refused = async (changes: Parameters<World["request"]>[0]) =>
      world.gateway.createCheckout(world.request(changes));
    expect(await refused({ amount: 100_000_000n })).toEqual({
      ok: false,
      error: { kind: "amount_too_large", max: 99_999_999n },
    });
    expect(await refused({ amount: 0n })).toEqual({ ok: false, error: { kind: "amount_too_small" } });
    expect(await refused({ amount: 1_000n })).toEqual({ ok: false, error: { kind: "amount_too_small" } });
    expect(await refused({ expiresAt: new Date(Date.now() + 60_000) })).toEqual({
      ok: false,
      error: { kind: "expiry_out_of_range" },
    });
    expect((await refused({ amount: 99_999_999n })).ok).toBe(true);
  });

  it("finds and closes pages, and says when the payer was faster", async () => {
    const { sessionId } = await world.open();
    expect(await world.gateway.findCheckout(sessionId)).toMatchObject({
      ok: true,
      value: { status: "open", paymentStatus: "unpaid", amount: 1_250_000n, currency: "vnd" },
    });
    expect(await world.gateway.expireCheckout(sessionId)).toMatchObject({ ok: true, value: { status: "expired" } });
    expect(await world.gateway.expireCheckout(sessionId)).toMatchObject({ ok: true, value: { status: "expired" } });

    const paid = await world.open();
    await world.control(`sessions/${paid.sessionId}`, { outcome: "approve" });
    expect(await world.gateway.expireCheckout(paid.sessionId)).toMatchObject({
      ok: true,
      value: { status: "complete", paymentStatus: "paid", url: null },
    });
    expect(await world.gateway.findCheckout("cs_test_none")).toEqual({ ok: true, value: null });
    expect(await world.gateway.expireCheckout("cs_test_none")).toEqual({ ok: true, value: null });
  });

  it("sends money back in parts, each once, and never more than was paid", async () => {
    const { sessionId } = await world.open();
    const back = (refundId: string, amount: bigint) => world.gateway.refund({ refundId, sessionId, amount });
    expect(await back("r1", 1n)).toMatchObject({ ok: false, error: { kind: "refused" } });
    await world.control(`sessions/${sessionId}`, { outcome: "approve" });
    const first = await back("r1", 1_000_000n);
    expect(first).toMatchObject({ ok: true, value: { status: "succeeded" } });
    expect(await back("r1", 1_000_000n)).toEqual(first);
    expect(await back("r2", 250_001n)).toMatchObject({ ok: false, error: { kind: "refused" } });
    expect(await back("r3", 250_000n)).toMatchObject({ ok: true, value: { status: "succeeded" } });
    expect(await back("r4", 1n)).toMatchObject({ ok: false, error: { kind: "refused", message: "Charge has already been refunded." } });
    await expect(sdk.refunds.create({ amount: 5 })).rejects.toMatchObject({ code: "parameter_missing" });
    await expect(sdk.refunds.create({ payment_intent: "pi_none" })).rejects.toMatchObject({ code: "resource_missing" });
  });

  it("says unavailable when nobody answers", async () => {
    const settings = { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, apiBase: "http://127.0.0.1:9" };
    const gateway = createStripeGateway(settings);
    expect(await gateway.findCheckout("cs_test_none")).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    expect(() => createStripeGateway({ ...settings, apiBase: "http://127.0.0.1:9/v1" })).toThrow("origin");
    expect(() => createStripeGateway({ ...settings, webhookSecret: " " })).toThrow("webhook secret");
  });
});
