import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { env } from "~/platform/env/env.server";
import { LANGUAGE_TAG } from "~/platform/i18n/locale";
import { useLocale } from "~/platform/i18n/react";
import { ErrorPage } from "~/ui/layout/error-page";
import { fontPreloads } from "~/ui/layout/fonts";
import stylesheet from "~/tailwind.css?url";

export const links = () => [
  ...fontPreloads(),
  ...essentialLinks(),
];

/** What a page needs that brings no script and no font. */
const essentialLinks = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

/** For pages that no route could make: without it they would have no title. */
export const meta = () => [{ title: "Chợ Xứ Lạng" }];

/** The same for everyone: nothing here may depend on who asks. */
export function loader() {
  const { demo, siteUrl, operator } = env();
  return { demo, siteUrl, operator: operator ?? null };
}

export function shouldRevalidate() {
  return false;
}

export type RootData = ReturnType<typeof loader>;

export function useRootData(): RootData | undefined {
  return useRouteLoaderData<typeof loader>("root");
}

export function Layout({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const still = useMatches().some(({ handle }) => typeof handle === "object" && handle !== null && "still" in handle);
  return (
    <html lang={LANGUAGE_TAG[locale]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#1F2A44" />
        <Meta />
        {still ? essentialLinks().map((link) => <link key={link.href} {...link} />) : <Links />}
      </head>
      <body className={still ? "still" : undefined}>
        {children}
        {still ? null : <ScrollRestoration />}
        {still ? null : <Scripts />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
