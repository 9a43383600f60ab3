import { currentUser } from "~/domain/accounts/current-user.server";
import { parseEmail } from "~/domain/accounts/account";
import { findPlace, type PlaceView } from "~/domain/harvests/harvest-queries.server";
import { placePath } from "~/domain/harvests/place-token.server";
import { claimPlace, takePlace, withdrawPlace } from "~/domain/harvests/take-place.server";
import type { Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { WAITING_TEXTS, type WaitingDictionary } from "~/platform/i18n/messages/waiting";
import { makeTranslate } from "~/platform/i18n/translator";
import { rateLimit, visitorKey } from "~/platform/rate-limit/rate-limit.server";
import { openCart, visitorCart } from "./visitor-cart.server";

/** A list is not filled by one line: so many places an hour. */
const places = rateLimit({ attempts: 20, seconds: 60 * 60 });

export type WaitingRefusal = { message: string; field: "name" | "email" | "quantity" | null; values: Record<string, string> };

/** Puts who asks into a waiting list; answers the address of their place. */
export async function joinList({ request, form, locale, clientAddress, at }: { request: Request; form: Map<string, string>; locale: Locale; clientAddress: string; at: Date }): Promise<Result<string, WaitingRefusal>> {
  const t = makeTranslate<WaitingDictionary>(WAITING_TEXTS[locale], locale);
  const text = (name: string, most: number) => normalise(form.get(name) ?? "").replaceAll("\0", "").slice(0, most);
  const values = { sku: text("sku", 64), quantity: text("quantity", 10), name: text("name", 100), email: text("email", 254) };
  const refuse = (message: string, field: WaitingRefusal["field"] = null) => err({ message, field, values });
  if (values.name === "") return refuse(t("place.refused.name"), "name");
  const email = parseEmail(values.email);
  if (email === null) return refuse(t("place.refused.email"), "email");
  if (!/^[1-9]\d{0,2}$/.test(values.quantity)) return refuse(t("place.refused.quantity"), "quantity");
  if (!(await places.take(visitorKey(clientAddress))).ok) return refuse(t("place.refused.tooMany"));
  const user = await currentUser(request);
  const taken = await takePlace({ sku: values.sku, quantity: Number(values.quantity), name: values.name, email, locale, userId: user?.id ?? null }, at);
  if (taken.ok) return ok(placePath(taken.value.placeId));
  const { kind, ...facts } = taken.error;
  return refuse(t(`place.refused.${kind}`, facts), kind === "full" || kind === "range" ? "quantity" : kind === "already" ? "email" : null);
}

/** The place that an address names, for whoever holds its link. */
export function placeOf(id: string, request: Request): Promise<PlaceView | null> {
  return findPlace(id, new URL(request.url).searchParams.get("k") ?? "");
}

/** Puts an offered place into the cart of who asks, or gives a place up; answers where to go on, with the cookie of a new cart. */
export async function decidePlace({ place, request, intent, at }: { place: PlaceView; request: Request; intent: string | undefined; at: Date }): Promise<{ path: string; cookie: string | null } | null> {
  if (intent === "leave") {
    await withdrawPlace(place.id);
    return { path: placePath(place.id), cookie: null };
  }
  const cart = await visitorCart(request);
  let answer = cart ? await claimPlace(place.id, cart, at) : "no_cart";
  let cookie: string | null = null;
  if (answer === "no_cart") {
    const opened = await openCart(request);
    cookie = opened.cookie;
    answer = await claimPlace(place.id, opened.ref, at);
  }
  return answer === "taken" ? { path: "/gio-hang", cookie } : null;
}
