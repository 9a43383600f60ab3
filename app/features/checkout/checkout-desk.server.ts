import { publishedCodRule } from "./published-cod-rule.server";
import { currentUser } from "~/domain/accounts/current-user.server";
import type { CartRef } from "~/domain/cart/cart-ref.server";
import type { CartView } from "~/domain/cart/cart-view";
import { findCart } from "~/domain/cart/find-cart.server";
import { readPhone } from "~/domain/orders/contact";
import { voucherCode } from "~/domain/promotions/voucher";
import { quoteVoucher } from "~/domain/promotions/voucher-queries.server";
import { fingerprintOf, type PlacedOrder } from "~/domain/orders/place-order.server";
import { placesDirectOrders, producersWithoutAccount } from "~/domain/payments/direct/direct-mode.server";
import { offeredPayments } from "~/domain/payments/payment-methods.server";
import { listCommunes, listProvinces } from "~/domain/places/place-queries.server";
import { findZone, listPickupPoints } from "~/domain/shipping/zone-queries.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";
import { serverT } from "~/platform/i18n/texts.server";
import { CHECKOUT_FIELDS, type CheckoutAnswer, type CheckoutPageData, type CheckoutValues } from "./checkout-form";
import { checkoutFromForm, parseCheckout } from "./checkout-input.server";
import { deliveryQuote } from "./delivery-quote";
import { ageText, askAge } from "./of-age.server";
import { noTransferText } from "./no-transfer-text";
import { voucherWhyText } from "./voucher-why-text.server";
import { checkOut, type CheckoutFailure } from "./place-order.server";

/** Fields of the page itself, not of the checkout. */
const PAGE_FIELDS = ["attempt", "cart_version", "intent", "adult", "birth"];

/** Everything the checkout page shows for this cart and what was typed so far; null when there is nothing to buy. */
export async function checkoutPage(request: Request, ref: CartRef, values: CheckoutValues, locale: Locale): Promise<CheckoutPageData | null> {
  const province = values["delivery.province"] ?? "";
  const known = /^\d{2}$/.test(province);
  const [cart, provinces, wards, zone, points, age] = await Promise.all([
    findCart(ref, locale),
    listProvinces(),
    known ? listCommunes(province) : [],
    known ? findZone(province) : null,
    listPickupPoints(),
    askAge(request, undefined, new Date()),
  ]);
  if (!cart || cart.lineCount === 0) return null;
  const direct = placesDirectOrders();
  const [voucher, unpayable] = await Promise.all([typedVoucher(cart, values, new Date()), direct ? producersWithoutAccount(cart.groups.map(({ producer }) => producer.id)) : []]);
  return {
    cart,
    provinces: provinces.map(({ code, name }) => ({ code, name })),
    wards: wards.map(({ code, fullName }) => ({ code, name: fullName })),
    zone,
    pickupPoints: points.map(({ code, name, hours, addressLine, commune }) => ({
      code,
      name: pick(name as LocalizedText, locale),
      hours: pick(hours as LocalizedText, locale),
      address: `${addressLine}, ${commune.fullName}`,
    })),
    payments: offeredPayments(direct).filter((method) => method !== "vietqr" || unpayable.length === 0),
    direct,
    noTransfer: unpayable.length === 0 ? null : noTransferText(cart, unpayable.map(({ id }) => id), locale),
    codRule: offeredPayments(direct).includes("cod") ? await publishedCodRule(new Date()) : null,
    voucher: voucher?.ok ? voucher.value : null,
    alcohol: holdsAlcohol(cart),
    askBirth: holdsAlcohol(cart) && age.fault !== null,
    attempt: newId(),
  };
}

export type CheckoutOutcome = { kind: "placed"; order: PlacedOrder } | { kind: "again"; answer: CheckoutAnswer; status: number };

/**
 * Takes the form of the checkout page. The order is placed only when the total that the buyer saw is the one it comes
 * to; else the page comes back with the new total, everything typed still in it.
 */
export async function takeCheckout(request: Request, ref: CartRef, form: Map<string, string>, locale: Locale, at: Date): Promise<CheckoutOutcome> {
  const t = serverT(locale);
  const values: CheckoutValues = Object.fromEntries(CHECKOUT_FIELDS.flatMap((name) => (form.has(name) ? [[name, form.get(name)]] : [])));
  const again = (answer: Partial<CheckoutAnswer>, status = 422): CheckoutOutcome => ({ kind: "again", status, answer: { values, errors: [], notice: null, ...answer } });
  if (form.get("intent") === "wards") return again({}, 200);
  if (form.get("intent") === "voucher") return tellVoucher(ref, values, locale, at, again);

  const input = parseCheckout(checkoutFromForm(form, PAGE_FIELDS), locale);
  if (!input.ok) return again({ errors: input.error.errors });
  const age = await askAge(request, form.get("birth"), at);
  if ((age.fault !== null || form.get("adult") !== "1") && (await hasAlcohol(ref, locale))) {
    return again({ errors: [...(age.fault === null ? [] : [{ path: "birth", message: ageText(age.fault, t) }]), ...(form.get("adult") === "1" ? [] : [{ path: "adult", message: t("error.adult") }])] });
  }
  if (input.value.expectedTotal === null) return confirmTotal(ref, input.value.delivery, values, locale, again);

  const user = await currentUser(request);
  const key = form.get("attempt") ?? "";
  if (!/^[0-9a-f-]{36}$/.test(key)) return again({ notice: { tone: "warn", text: t("error.cartChanged") } });
  const { expectedTotal, ...asked } = input.value;
  const fingerprint = fingerprintOf({ ...asked, expectedTotal: String(expectedTotal), cart: "userId" in ref ? ref.userId : ref.token });
  const placed = await checkOut({ cart: ref, input: input.value, idempotency: { key: `form:${key}`, fingerprint }, locale, userId: user?.id ?? null, ofAge: age.fault === null, at });
  return placed.ok ? { kind: "placed", order: placed.value } : refusal(placed.error, locale, again);
}

async function hasAlcohol(ref: CartRef, locale: Locale): Promise<boolean> {
  return holdsAlcohol(await findCart(ref, locale));
}

function holdsAlcohol(cart: CartView | null): boolean {
  return cart?.groups.some((group) => group.lines.some((line) => line.alcohol)) ?? false;
}

/** What the voucher that was typed takes off this cart; null when none was typed. */
async function typedVoucher(cart: CartView, values: CheckoutValues, at: Date) {
  const code = voucherCode((values.voucher ?? "").slice(0, 40));
  return code === "" ? null : quoteVoucher(cart.id, code, readPhone(values["contact.phone"] ?? ""), localDateAt(at));
}

async function tellVoucher(ref: CartRef, values: CheckoutValues, locale: Locale, at: Date, again: (answer: Partial<CheckoutAnswer>, status?: number) => CheckoutOutcome): Promise<CheckoutOutcome> {
  const cart = await findCart(ref, locale);
  const voucher = cart && (await typedVoucher(cart, values, at));
  if (!voucher) return again({}, 200);
  if (!voucher.ok) return again({ errors: [{ path: "voucher", message: voucherWhyText(voucher.error, locale) }] });
  return again({ notice: { tone: "info", text: serverT(locale)("checkout.voucherApplied", { code: voucher.value.code, amount: formatVnd(voucher.value.discount, locale) }) } }, 200);
}

/** Without JavaScript the page cannot show the total before it is asked: it is shown now, to be confirmed. */
async function confirmTotal(
  ref: CartRef,
  delivery: { method: "ship"; province: string } | { method: "pickup" },
  values: CheckoutValues,
  locale: Locale,
  again: (answer: Partial<CheckoutAnswer>, status?: number) => CheckoutOutcome,
): Promise<CheckoutOutcome> {
  const t = serverT(locale);
  const [cart, zone] = await Promise.all([findCart(ref, locale), delivery.method === "ship" ? findZone(delivery.province) : null]);
  const quote = cart && (delivery.method === "pickup" ? deliveryQuote(cart, { method: "pickup" }) : zone && deliveryQuote(cart, { method: "ship", zone: zone.zone }));
  if (!quote) return again({ errors: [{ path: "delivery.province", message: t("error.noCarrier") }] });
  const voucher = cart && (await typedVoucher(cart, values, new Date()));
  if (voucher && !voucher.ok) return again({ errors: [{ path: "voucher", message: voucherWhyText(voucher.error, locale) }] });
  return again({ notice: { tone: "info", text: t("checkout.confirmTotal", { amount: formatVnd(quote.total - (voucher?.value.discount ?? 0n), locale) }) } }, 200);
}

function refusal(failure: CheckoutFailure, locale: Locale, again: (answer: Partial<CheckoutAnswer>, status?: number) => CheckoutOutcome): CheckoutOutcome {
  const t = serverT(locale);
  switch (failure.kind) {
    case "invalid":
      return again({ errors: failure.errors });
    case "sold_out":
      return again({ notice: { tone: "bad", text: t("checkout.soldOut"), lines: failure.lines.map(({ name, requested, available }) => t("checkout.soldOutLine", { name, requested, available })) } }, 409);
    case "busy":
      return again({ notice: { tone: "warn", text: t("error.busy") } }, 503);
    case "key_reused":
      return again({ notice: { tone: "warn", text: t("error.keyReused") } });
    default:
      return again({ notice: { tone: "warn", text: t("checkout.priceChanged") } }, 409);
  }
}
