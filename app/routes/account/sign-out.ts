import { redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { signOut } from "~/domain/accounts/sign-out.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { cartCookie, sessionCookie } from "~/platform/http/cookies.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";

/** A link can be followed by a browser that only looks ahead: signing out is a form. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(localePath(localeOf(params), "/tai-khoan"), { headers: privateHeaders() });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await readForm(request);
  const token = await sessionCookie.read(request);
  if (token) await signOut(token, form.get("everywhere") === "yes", new Date());
  const headers = new Headers(privateHeaders());
  headers.append("Set-Cookie", await sessionCookie.clear());
  headers.append("Set-Cookie", await cartCookie.clear());
  return redirectDocument(localePath(locale, form.get("then") === "sign-in" ? "/dang-nhap" : "/"), { headers });
}
