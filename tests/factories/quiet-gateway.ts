/** What a card gateway answers that knows nothing: for fakes that only say what their test is about. */
import { err, ok } from "~/lib/result";
import type { PaymentGateway } from "~/platform/payment-gateway/gateway";

export const quietGateway: PaymentGateway = {
  createCheckout: async () => err({ kind: "unavailable", message: "not asked here" }),
  expireCheckout: async () => ok(null),
  findCheckout: async () => ok(null),
  refund: async () => err({ kind: "unavailable", message: "not asked here" }),
  findRefund: async () => ok(null),
  listCheckouts: async () => ok({ items: [], more: false }),
  findCheckoutOf: async () => ok(null),
  listDisputes: async () => ok({ items: [], more: false }),
  answerDispute: async () => err({ kind: "unavailable", message: "not asked here" }),
  verifyWebhook: () => err({ kind: "bad_signature" }),
};
