import { buildCartView } from "~/domain/cart/build-cart-view";
import type { CartRef } from "~/domain/cart/cart-ref.server";
import type { CartView, LineProblem, SoldOutLine } from "~/domain/cart/cart-view";
import { spiritsOnline } from "~/domain/cart/spirits-online.server";
import { answeredBefore, placeOrder, readCheckout, type CheckoutSnapshot, type Idempotency, type PlacedOrder } from "~/domain/orders/place-order.server";
import { placesDirectOrders } from "~/domain/payments/direct/direct-mode.server";
import { offeredPayments } from "~/domain/payments/payment-methods.server";
import { codOpenLimit, paymentRefusal } from "~/domain/payments/payment-rules";
import { newTransferReference } from "~/domain/payments/transfer-reference";
import { voucherCode, type VoucherWhy } from "~/domain/promotions/voucher";
import { quoteVoucher } from "~/domain/promotions/voucher-queries.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { err, ok, type Result } from "~/lib/result";
import { Turns } from "~/lib/turns";
import type { FieldProblem } from "~/platform/http/problem.server";
import { serverT } from "~/platform/i18n/texts.server";
import type { CheckoutInput } from "./checkout-input.server";
import { noTransferText } from "./no-transfer-text";
import { codOpenText, paymentRefusalText } from "./payment-refusal-text";
import { voucherWhyText } from "./voucher-why-text.server";
import { orderTotal, quoteShipments } from "./quote-shipments";

/** The most an order may come to: far above any real one, far below where JSON numbers lose đồng. */
const HIGHEST_TOTAL = 1_000_000_000_000n;

export type CheckoutRequest = {
  cart: CartRef;
  input: CheckoutInput;
  idempotency: Idempotency;
  locale: Locale;
  /** The signed-in buyer, if any. */
  userId: string | null;
  /** The buyer is known to be of age: without it no alcohol is sold. */
  ofAge: boolean;
  at: Date;
};

export type CheckoutFailure =
  /** The key was used for another request. */
  | { kind: "key_reused" }
  | { kind: "cart_not_found" }
  | { kind: "cart_empty" }
  /** Somebody changed the cart at the same moment: look again. */
  | { kind: "cart_changed" }
  | { kind: "price_changed"; total: Vnd | null }
  | { kind: "sold_out"; lines: SoldOutLine[] }
  /** Too many order at once: try again in a moment. Nothing was done. */
  | { kind: "busy" }
  /** Fields by path; lines of the cart as `lines.{sku}`. */
  | { kind: "invalid"; errors: FieldProblem[] };

/** Fewer than the database connections of the process, so that a rush of buyers leaves some for those who look around. */
const turns = new Turns(4, 2_000);

/**
 * Places the order of a cart in two database calls: everything is priced from the database, checked, and written in one
 * transaction; a refusal has written nothing. The same key and fingerprint answer the order that was made before.
 */
export async function checkOut(request: CheckoutRequest): Promise<Result<PlacedOrder, CheckoutFailure>> {
  const answer = (await turns.run(() => readAndPlace(request))) ?? err({ kind: "busy" as const });
  if (answer.ok || answer.error.kind === "busy" || answer.error.kind === "key_reused") return answer;
  // The same request may have come twice at once: what the other one took (the cart, the last piece, a voucher's last use) is then
  // the reason here, and its order the answer.
  const order = await answeredBefore(request.idempotency);
  return order ? ok(order) : answer;
}

async function readAndPlace(request: CheckoutRequest): Promise<Result<PlacedOrder, CheckoutFailure>> {
  const { input, locale } = request;
  const { delivery } = input;
  const destination = delivery.method === "ship" ? { province: delivery.province, commune: delivery.ward } : { pickup: delivery.pickupPoint };
  const read = await readCheckout(request.cart, destination, request.idempotency);
  if (!read.ok) return read;
  if ("replay" in read.value) return ok(read.value.replay);
  const { cart } = read.value;
  if (!cart) return err({ kind: "cart_not_found" });
  if (cart.lines.length === 0) return err({ kind: "cart_empty" });

  const spirits = spiritsOnline();
  const view = buildCartView(cart, locale, spirits);
  const short = soldOutLines(view);
  if (short.length > 0) return err({ kind: "sold_out", lines: short });

  const placeErrors = destinationErrors(delivery, read.value, locale);
  const shipments = quoteShipments(cart, delivery.method, read.value.zone);
  if (!shipments && placeErrors.length === 0) placeErrors.push({ path: "delivery.province", message: serverT(locale)("error.noCarrier") });
  const voucher = input.voucher === null ? null : await quoteVoucher(cart.id, voucherCode(input.voucher), input.contact.phone, localDateAt(request.at));
  const discount = voucher?.ok ? voucher.value.discount : 0n;
  const full = orderTotal(view, shipments);
  const total = full === null ? null : full - discount;
  const errors = [...lineErrors(view, locale), ...ageErrors(view, request), ...placeErrors, ...(voucher && !voucher.ok ? [voucherError(voucher.error, locale)] : []), ...(total === null ? [] : totalErrors(total, request))];
  if (errors.length > 0 || !shipments || total === null) return err({ kind: "invalid", errors });
  if (input.expectedTotal !== null && input.expectedTotal !== total) return err({ kind: "price_changed", total });

  const direct = placesDirectOrders();
  const placed = await placeOrder(
    {
      orderId: newId(),
      paymentId: newId(),
      reference: input.payment === "vietqr" && !direct ? newTransferReference() : null,
      direct,
      transfers: direct && input.payment === "vietqr" ? shipments.map(({ producerId }) => ({ producerId, reference: newTransferReference() })) : [],
      cartId: cart.id,
      cartVersion: cart.version,
      lines: cart.lines.map(({ variantId, price }) => ({ variantId, price })),
      shipments,
      payment: input.payment,
      total,
      voucher: voucher?.ok ? voucher.value.code : null,
      discount,
      codLimit: codOpenLimit(localDateAt(request.at)),
      spirits,
      locale,
      userId: request.userId,
      contactName: input.contact.name,
      contactPhone: input.contact.phone,
      contactEmail: input.contact.email,
      deliveryMethod: delivery.method,
      communeCode: delivery.method === "ship" ? delivery.ward : null,
      street: delivery.method === "ship" ? delivery.street : null,
      pickupPointId: delivery.method === "pickup" ? read.value.pickupPointId : null,
      note: input.note,
      companyName: input.company?.name ?? null,
      companyTaxCode: input.company?.taxCode ?? null,
      invoice: input.invoice,
    },
    request.idempotency,
  );
  if (placed.ok) return placed;
  const refusal = placed.error;
  if (refusal.kind === "sold_out") return err({ kind: "sold_out", lines: refusal.lines.map((line) => ({ ...line, name: pick(line.name, locale) })) });
  if (refusal.kind === "price_changed") return err({ kind: "price_changed", total: null });
  if (refusal.kind === "cod_open") return err({ kind: "invalid", errors: [{ path: "payment", message: codOpenText(refusal.open, localDateAt(request.at), serverT(locale)) }] });
  if (refusal.kind === "no_account") return err({ kind: "invalid", errors: [{ path: "payment", message: noTransferText(view, refusal.producers, locale) }] });
  if (refusal.kind === "cod_refused") return err({ kind: "invalid", errors: [{ path: "payment", message: serverT(locale)("error.codRefused", { refusals: refusal.refusals }) }] });
  if (refusal.kind === "voucher") return err({ kind: "invalid", errors: [voucherError(refusal.why, locale)] });
  if (refusal.kind === "unavailable") {
    return err({ kind: "invalid", errors: refusal.lines.map((line) => ({ path: `lines.${line.sku}`, message: serverT(locale)("error.unavailable") })) });
  }
  return err(refusal);
}

function voucherError(why: VoucherWhy, locale: Locale): FieldProblem {
  return { path: "voucher", message: voucherWhyText(why, locale) };
}

/** Lines that ask for more than there is, each with how many it could have. */
function soldOutLines(cart: CartView): SoldOutLine[] {
  return cart.groups.flatMap((group) =>
    group.lines.flatMap(({ sku, name, quantity, problem }) => {
      if (problem?.kind === "sold_out") return [{ sku, name, requested: quantity, available: 0 }];
      return problem?.kind === "less_available" ? [{ sku, name, requested: quantity, available: problem.available }] : [];
    }),
  );
}

function lineErrors(cart: CartView, locale: Locale): FieldProblem[] {
  const lines = cart.groups.flatMap((group) => group.lines);
  return lines.flatMap(({ sku, problem }) => (problem ? [{ path: `lines.${sku}`, message: lineProblemText(problem, locale) }] : []));
}

/** A line's problem in words. */
function lineProblemText(problem: LineProblem, locale: Locale): string {
  const t = serverT(locale);
  if (problem.kind === "spirits_not_sold_online") return t("error.spirits");
  if (problem.kind === "below_minimum") return t("error.quantityRange", { minimum: problem.minimum, maximum: 999 });
  if (problem.kind === "above_maximum") return t("error.quantityRange", { minimum: 1, maximum: problem.maximum });
  return t(problem.kind === "unavailable" ? "error.unavailable" : "error.soldOut");
}

function ageErrors(cart: CartView, { ofAge, locale }: CheckoutRequest): FieldProblem[] {
  const alcohol = cart.groups.some(({ lines }) => lines.some((line) => line.alcohol && line.problem?.kind !== "spirits_not_sold_online"));
  return alcohol && !ofAge ? [{ path: "birth_date", message: serverT(locale)("error.birthMissing") }] : [];
}

function destinationErrors(delivery: CheckoutInput["delivery"], found: CheckoutSnapshot, locale: Locale): FieldProblem[] {
  const t = serverT(locale);
  if (delivery.method === "pickup") return found.pickupPointId === null ? [{ path: "delivery.pickup_point", message: t("error.pickupPoint") }] : [];
  return found.commune?.provinceCode === delivery.province ? [] : [{ path: "delivery.ward", message: t("error.ward") }];
}

function totalErrors(total: Vnd, { input, locale, at }: CheckoutRequest): FieldProblem[] {
  if (total > HIGHEST_TOTAL) return [{ path: "cart", message: serverT(locale)("error.orderTooLarge") }];
  const order = { total, companyTaxCode: input.company?.taxCode ?? null };
  const refusal = paymentRefusal(input.payment, order, offeredPayments(placesDirectOrders()), localDateAt(at));
  return refusal ? [{ path: "payment", message: paymentRefusalText(refusal, serverT(locale)) }] : [];
}
