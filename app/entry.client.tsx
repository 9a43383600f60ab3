import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { splitLocale } from "~/platform/i18n/locale";
import type { CoreDictionary } from "~/platform/i18n/messages/vi/core";
import { LanguageProvider } from "~/platform/i18n/react";
import type { Messages } from "~/platform/i18n/translator";

/** Only the texts of the page's own language are loaded. */
const texts: Record<"vi" | "en" | "zh", () => Promise<{ core: Messages<CoreDictionary> }>> = {
  vi: () => import("~/platform/i18n/messages/vi/core"),
  en: () => import("~/platform/i18n/messages/en/core"),
  zh: () => import("~/platform/i18n/messages/zh/core"),
};

/**
 * RemixBrowser throws a promise until the loaders' data are decoded. Thrown while the document is hydrated it would have no
 * boundary above it, and whoever pressed something in that moment would run into React's error 345: so it is asked before.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting;
    await waiting;
  }
}

const { locale } = splitLocale(window.location.pathname);
const [{ core }] = await Promise.all([texts[locale](), dataDecoded()]);
startTransition(() => {
  hydrateRoot(
    document,
    <LanguageProvider locale={locale} core={core}>
      <RemixBrowser />
    </LanguageProvider>,
  );
});
