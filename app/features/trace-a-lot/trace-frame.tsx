import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { LOCALES } from "~/lib/localized-text";
import { LANGUAGE_NAME, LANGUAGE_TAG, localePath, splitLocale } from "~/platform/i18n/locale";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Sprite } from "~/ui/kit/sprite";
import { useTraceT } from "./use-trace-t";

/** What stands round a trace page: little, since most come by a code on a label and want to read one thing. */
export function TraceFrame({ children }: { children: ReactNode }) {
  const t = useTraceT();
  const shop = useT();
  const to = useLocalePath();
  const { pathname } = useLocation();
  const { path } = splitLocale(pathname);
  const { demo = false } = (useRouteLoaderData("root") as { demo?: boolean } | undefined) ?? {};
  return (
    <>
      <Sprite />
      <a className="skip" href="#noi-dung">{shop("shop.skip")}</a>
      <header className="masthead">
        {demo ? <p className="demo">{shop("shop.demo")}</p> : null}
        <div className="page flex flex-wrap items-center justify-between gap-x-4">
          <a href={to("/")} className="masthead-brand min-h-12">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <use href="#star-mark" />
            </svg>
            {shop("shop.name")}
          </a>
          <nav aria-label={t("nav.language")} className="-mx-2 flex">
            {LOCALES.map((locale) => (
              <a
                key={locale}
                href={localePath(locale, path)}
                lang={LANGUAGE_TAG[locale]}
                hrefLang={LANGUAGE_TAG[locale]}
                aria-current={locale === t.locale ? "true" : undefined}
                className={`inline-flex min-h-11 items-center px-2 text-sm no-underline ${locale === t.locale ? "font-semibold text-leaf" : "text-soft"}`}
              >
                {LANGUAGE_NAME[locale]}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <main id="noi-dung" tabIndex={-1}>{children}</main>
      <footer className="page mt-10 border-t border-line py-6">
        <a className="link inline-flex min-h-11 items-center" href={to("/")}>{t("nav.shop")}</a>
      </footer>
    </>
  );
}
