import { readPhone } from "~/domain/orders/contact";
import { findOrderByCode } from "~/domain/orders/order-queries.server";
import { orderPath } from "~/domain/orders/order-link";
import { orderToken } from "~/domain/orders/order-token.server";
import { err, ok, type Result } from "~/lib/result";
import { rateLimit, visitorKey } from "~/platform/rate-limit/rate-limit.server";

/** Codes cannot be guessed by the dozen: ten tries a quarter of an hour from one line. */
const tries = rateLimit({ attempts: 10, seconds: 15 * 60 });

/** The link of the order with this code and phone number. The same answer whichever of the two is wrong. */
export async function findOrderLink(asked: { code: string; phone: string }, clientAddress: string): Promise<Result<string, { kind: "none" } | { kind: "too_many" }>> {
  const taken = await tries.take(visitorKey(clientAddress));
  if (!taken.ok) return err({ kind: "too_many" });
  const phone = readPhone(asked.phone);
  const order = phone === null ? null : await findOrderByCode(asked.code.slice(0, 40));
  if (!order || order.contact.phone !== phone) return err({ kind: "none" });
  return ok(orderPath(order.code, orderToken(order.id)));
}
