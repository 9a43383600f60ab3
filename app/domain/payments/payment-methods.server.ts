import type { PaymentMethod } from "~/domain/orders/order";
import { env } from "~/platform/env/env.server";
import { gateway } from "./card-gateway.server";

/** The ways of paying that are set up, in the order shown. */
export function offeredPayments(): PaymentMethod[] {
  return ["cod", ...(env().bankAccount ? (["vietqr"] as const) : []), ...(gateway() ? (["card"] as const) : [])];
}
