import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, redirect } from "@remix-run/react";
import { localeOf } from "~/platform/http/locale.server";

/** Refuses a first path segment that is no language; Vietnamese has no prefix of its own. */
export function loader({ params, request }: LoaderFunctionArgs) {
  if (params.lang === "vi") {
    const url = new URL(request.url);
    throw redirect(url.pathname.replace(/^\/vi(?=\/|$)/, "").replace(/^\/*/, "/") + url.search, 301);
  }
  localeOf(params);
  return null;
}

export function shouldRevalidate() {
  return false;
}

export default function Language() {
  return <Outlet />;
}
