import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { vi } from "vitest";
import type { CheckoutRequest, GatewayEvent, PaymentGateway } from "~/platform/payment-gateway/gateway";
import { createStripeGateway } from "~/platform/payment-gateway/stripe-gateway.server";
import { startPaymentSandbox, type PaymentSandbox } from "../../scripts/payment-sandbox/start";

export const SECRET_KEY = "sk_test_xulang";
export const WEBHOOK_SECRET = "whsec_sandbox_tests";

type Delivery = { body: Buffer; signature: string };

/** A shop's webhook that keeps what it is sent, before a sandbox on a free port. */
export type World = {
  gateway: PaymentGateway;
  sandbox: PaymentSandbox;
  deliveries: Delivery[];
  /** Answers the webhook gives next, one each; 200 once used up. */
  nextStatuses: number[];
  /** Moves the sandbox's clock ahead of the real one. */
  clock: { aheadMs: number };
  request(changes?: Partial<CheckoutRequest>): CheckoutRequest;
  open(changes?: Partial<CheckoutRequest>): Promise<{ sessionId: string; url: string }>;
  /** The accepted events so far, as the shop reads them. */
  events(): GatewayEvent[];
  received(count: number): Promise<void>;
  control(pathname: string, wish: object): Promise<{ status: number; body: Record<string, unknown> }>;
  press(sessionId: string, form: Record<string, string>): Promise<Response>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), "payment-sandbox-"));
  const deliveries: Delivery[] = [];
  const nextStatuses: number[] = [];
  const shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const status = nextStatuses.shift() ?? 200;
      if (status === 200) {
        deliveries.push({ body: Buffer.concat(chunks), signature: String(request.headers["stripe-signature"]) });
      }
      response.writeHead(status).end();
    });
  });
  shop.listen(0, "127.0.0.1");
  await once(shop, "listening");

  const clock = { aheadMs: 0 };
  const start = () =>
    startPaymentSandbox({
      port: 0,
      webhookUrl: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/webhooks/stripe`,
      webhookSecret: WEBHOOK_SECRET,
      statePath: path.join(folder, "state", "sandbox.json"),
      now: () => new Date(Date.now() + clock.aheadMs),
      retryDelaysMs: [20, 20, 20],
    });
  const gatewayFor = (url: string) =>
    createStripeGateway({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, apiBase: url });
  const sandbox = await start();

  let payments = 0;
  const world: World = {
    sandbox,
    gateway: gatewayFor(sandbox.url),
    deliveries,
    nextStatuses,
    clock,

    request(changes = {}) {
      payments += 1;
      return {
        orderCode: "XL7K2M9",
        orderId: "0190b8a0-0000-7000-8000-000000000001",
        paymentId: `payment-${payments}`,
        amount: 1_250_000n,
        currency: "vnd",
        description: "Đơn hàng XL7K2M9 – mật ong & hồi <khô>",
        locale: "vi",
        successUrl: "http://127.0.0.1:3000/don-hang/XL7K2M9?session={CHECKOUT_SESSION_ID}",
        cancelUrl: "http://127.0.0.1:3000/don-hang/XL7K2M9?huy=1",
        expiresAt: new Date(Date.now() + 31 * 60_000),
        ...changes,
      };
    },

    async open(changes = {}) {
      const opened = await world.gateway.createCheckout(world.request(changes));
      if (!opened.ok) throw new Error(`refused: ${opened.error.kind}`);
      return opened.value;
    },

    events() {
      const at = new Date(Date.now() + clock.aheadMs);
      return deliveries.map(({ body, signature }) => {
        const read = world.gateway.verifyWebhook(body, signature, at);
        if (!read.ok) throw new Error(`webhook refused: ${read.error.kind}`);
        return read.value;
      });
    },

    async received(count) {
      await vi.waitUntil(() => deliveries.length >= count, { timeout: 5_000, interval: 10 });
    },

    async control(pathname, wish) {
      const response = await fetch(`${world.sandbox.url}/control/${pathname}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wish),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },

    press: (sessionId, form) =>
      fetch(`${world.sandbox.url}/pay/${sessionId}`, {
        method: "POST",
        body: new URLSearchParams(form),
        redirect: "manual",
      }),

    async restart() {
      await world.sandbox.close();
      world.sandbox = await start();
      world.gateway = gatewayFor(world.sandbox.url);
    },

    async close() {
      await world.sandbox.close();
      shop.close();
      shop.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
  return world;
}
