import { redirectDocument } from "@remix-run/node";
import { DESK_ROLES, hasRole, isStaff, type CurrentUser } from "~/domain/accounts/account";
import { signIn, type SignInFailure } from "~/domain/accounts/sign-in.server";
import { signUp, type SignUpFailure } from "~/domain/accounts/sign-up.server";
import { mergeCartOnSignIn } from "~/domain/cart/merge-cart.server";
import type { Locale } from "~/lib/localized-text";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { cartCookie, sessionCookie } from "~/platform/http/cookies.server";
import { safePath } from "~/platform/http/redirect.server";
import { localePath } from "~/platform/i18n/locale";
import { log } from "~/platform/log/log.server";

export type SignInRefusal = { failure: SignInFailure; email: string };
export type SignUpRefusal = { failure: SignUpFailure; values: { name: string; email: string; phone: string } };

/** Reads the sign-in form and lets the visitor in: a redirect to where they wanted to go, or why not and what they typed. */
export async function enter(request: Request, locale: Locale, clientAddress: string): Promise<Response | SignInRefusal> {
  const form = await readForm(request);
  const email = (form.get("email") ?? "").slice(0, 300);
  const result = await signIn({ email, password: form.get("password") ?? "", ...(await visitor(request, clientAddress)) });
  return result.ok ? welcome(request, result.value, locale, form.get("next")) : { failure: result.error, email };
}

/** Reads the sign-up form, opens the account and lets its owner in. */
export async function join(request: Request, locale: Locale, clientAddress: string): Promise<Response | SignUpRefusal> {
  const form = await readForm(request);
  const [name = "", email = "", phone = ""] = ["name", "email", "phone"].map((field) => (form.get(field) ?? "").slice(0, 300));
  const result = await signUp({ name, email, phone, password: form.get("password") ?? "", locale, ...(await visitor(request, clientAddress)) });
  return result.ok ? welcome(request, result.value, locale, form.get("next")) : { failure: result.error, values: { name, email, phone } };
}

async function visitor(request: Request, clientAddress: string) {
  return { clientAddress, userAgent: request.headers.get("User-Agent"), oldToken: await sessionCookie.read(request), at: new Date() };
}

/** The cart filled before signing in becomes the buyer's; failing at that must not keep anybody out. */
async function welcome(request: Request, { user, token }: { user: CurrentUser; token: string }, locale: Locale, next: string | undefined): Promise<Response> {
  const headers = new Headers(privateHeaders());
  headers.append("Set-Cookie", await sessionCookie.write(token));
  const cartToken = await cartCookie.read(request);
  if (cartToken) {
    try {
      await mergeCartOnSignIn(cartToken, user.id);
      headers.append("Set-Cookie", await cartCookie.clear());
    } catch (error) {
      log.error({ err: error, userId: user.id }, "the cart could not be merged at sign-in");
    }
  }
  return redirectDocument(safePath(next, localePath(locale, homeOf(user))), { headers });
}

/** Where someone's work begins. */
function homeOf(user: CurrentUser): string {
  if (isStaff(user)) return "/quan-tri";
  if (hasRole(user, DESK_ROLES)) return "/quan-tri/danh-gia";
  return hasRole(user, ["producer"]) ? "/nguoi-ban" : "/tai-khoan";
}
