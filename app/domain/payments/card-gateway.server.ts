import { env } from "~/platform/env/env.server";
import type { PaymentGateway } from "~/platform/payment-gateway/gateway";
import { createStripeGateway } from "~/platform/payment-gateway/stripe-gateway.server";

let current: PaymentGateway | null | undefined;

/** The card gateway by the settings of this process; null when none is set up, and card payment is then not offered. */
export function gateway(): PaymentGateway | null {
  const { stripe } = env();
  current ??= stripe ? createStripeGateway(stripe) : null;
  return current;
}

/** Tests bring their own. */
export function useGateway(other: PaymentGateway | null): void {
  current = other;
}
