import type { PaymentMethod } from "~/domain/orders/order";
import { env } from "~/platform/env/env.server";
import { gateway } from "./card-gateway.server";

/**
 * The ways of paying that are set up, in the order shown. A direct order goes past the shop: its card gateway and its bank account
 * have no part in it.
 */
export function offeredPayments(direct: boolean): PaymentMethod[] {
  if (direct) return ["cod", "vietqr"];
  return ["cod", ...(env().bankAccount ? (["vietqr"] as const) : []), ...(gateway() ? (["card"] as const) : [])];
}
