import type { CartRef } from "~/domain/cart/cart-ref.server";
import type { AgeFault } from "~/domain/cart/of-age";
import type { CartRefusal } from "~/domain/cart/change-cart.server";
import { isId } from "~/lib/id";
import { LOCALES, type Locale } from "~/lib/localized-text";
import { problem } from "~/platform/http/problem.server";
import { serverT } from "~/platform/i18n/texts.server";
import { ageText } from "./of-age.server";
import type { CheckoutFailure } from "./place-order.server";

/** The language of an answer: `?locale=`, Vietnamese by default. Throws 400 for other, unknown or repeated parameters. */
export function apiLocale(request: Request): Locale {
  const parameters = [...new URL(request.url).searchParams];
  const errors = parameters.filter(([name], index) => name !== "locale" || index > 0).map(([name]) => ({ path: name.slice(0, 100), message: "This parameter is unknown or repeated." }));
  const locale = LOCALES.find((known) => known === (parameters[0]?.[1] ?? "vi"));
  if (errors.length === 0 && locale) return locale;
  throw problem(400, { title: "Bad request", errors: errors.length > 0 ? errors : [{ path: "locale", message: "One of vi, en, zh." }] });
}

/** The bearer token of a request. Throws 401 without one. */
export function bearerToken(request: Request): string {
  const token = /^Bearer +([\w-]{20,100})$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (token) return token;
  throw problem(401, { title: "Unauthorized", detail: "Send the token as Authorization: Bearer.", headers: { "WWW-Authenticate": "Bearer" } });
}

/** The cart a request is about: its id from the path or body and the bearer token. Throws 401, or 404 for what is no id. */
export function apiCart(request: Request, id: string | undefined, locale: Locale): CartRef {
  const token = bearerToken(request);
  if (id === undefined || !isId(id)) throw cartNotFound(locale);
  return { id, token };
}

/** Not there, or somebody else's: the same answer. */
export function cartNotFound(locale: Locale): Response {
  const t = serverT(locale);
  return problem(404, { title: t("error.notFound"), detail: t("error.cartNotFound") });
}

/** A refused change of a cart as a problem document. */
export function cartProblem(refusal: CartRefusal, locale: Locale, age: AgeFault | null = null): Response {
  const t = serverT(locale);
  const refuse = (status: number, path: string, message: string) => problem(status, { title: t("error.badInput"), errors: [{ path, message }] });
  switch (refusal.kind) {
    case "cart_not_found":
      return cartNotFound(locale);
    case "no_line":
      return problem(404, { title: t("error.notFound"), detail: t("error.noLine") });
    case "unknown_sku":
      return refuse(422, "sku", t("error.sku"));
    case "unavailable":
      return refuse(422, "sku", t("error.unavailable"));
    case "spirits_not_sold_online":
      return refuse(422, "sku", t("error.spirits"));
    case "age_unknown":
      return refuse(age === "under_age" ? 403 : 422, "birth_date", ageText(age ?? "missing", t));
    case "too_many_lines":
      return refuse(422, "sku", t("error.tooManyLines"));
    case "quantity_range":
      return refuse(422, "quantity", t("error.quantityRange", { minimum: refusal.minimum, maximum: refusal.maximum }));
    case "sold_out": {
      const { requested, available } = refusal;
      const message = available > 0 ? t("error.lessAvailable", { requested, available }) : t("error.soldOut");
      return problem(409, { title: t("error.soldOutTitle"), errors: [{ path: "quantity", message }], available });
    }
  }
}

/** A refused order as a problem document; 409 names every line that is short. */
export function checkoutProblem(failure: CheckoutFailure, locale: Locale): Response {
  const t = serverT(locale);
  switch (failure.kind) {
    case "cart_not_found":
      return cartNotFound(locale);
    case "key_reused":
      return problem(422, { title: t("error.badInput"), detail: t("error.keyReused") });
    case "busy":
      return problem(503, { title: t("error.busy"), headers: { "Retry-After": "2" } });
    case "cart_empty":
      return problem(422, { title: t("error.badInput"), errors: [{ path: "cart", message: t("error.cartEmpty") }] });
    case "invalid":
      return problem(422, { title: t("error.badInput"), errors: failure.errors });
    case "cart_changed":
      return problem(409, { title: t("error.badInput"), detail: t("error.cartChanged") });
    case "price_changed":
      return problem(409, { title: t("error.badInput"), detail: t("error.priceChanged"), ...(failure.total !== null && { total: Number(failure.total) }) });
    case "sold_out":
      return problem(409, {
        title: t("error.soldOutTitle"),
        detail: t("error.soldOutDetail"),
        errors: failure.lines.map(({ sku, ...line }) => ({ path: `lines.${sku}`, message: t("error.soldOutLine", line) })),
        lines: failure.lines,
      });
  }
}
