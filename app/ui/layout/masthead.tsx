import { useLocation } from "@remix-run/react";
import { SECTORS } from "~/domain/catalog/listing";
import { LOCALES } from "~/lib/localized-text";
import { LANGUAGE_NAME, LANGUAGE_TAG, localePath, splitLocale } from "~/platform/i18n/locale";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { Kept } from "~/ui/kit/kept";
import { SearchBox } from "./search-box";

/** Who looks at the page, known only after it has loaded: pages themselves are the same for everyone. */
export type Visitor = { cartCount: number; name: string | null };

/** The head of every page; in a demo it begins by saying so. */
export function Masthead({ visitor, demo }: { visitor: Visitor | null; demo: boolean }) {
  const t = useT();
  const to = useLocalePath();
  const count = visitor?.cartCount ?? 0;
  return (
    <header className="masthead">
      {demo ? <p className="demo">{t("shop.demo")}</p> : null}
      <div className="page masthead-row">
        <a href={to("/")} className="masthead-brand">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <use href="#star-mark" />
          </svg>
          {t("shop.name")}
        </a>
        <div className="masthead-search">
          <SearchBox />
        </div>
        <div className="masthead-tools">
          <LanguageSwitch />
          <a href={to(visitor?.name ? "/tai-khoan" : "/dang-nhap")} aria-label={visitor?.name ?? t("nav.signIn")}>
            <Icon name="user" />
            <span className="wide" aria-hidden="true">{visitor?.name ? t("nav.account") : t("nav.signIn")}</span>
          </a>
          <a href={to("/gio-hang")} aria-label={t("nav.cartCount", { count })}>
            <Icon name="cart" />
            <span className="wide" aria-hidden="true">{t("nav.cart")}</span>
            {count > 0 ? <span className="badge badge-good num" aria-hidden="true">{count}</span> : null}
          </a>
        </div>
      </div>
      <Shelves />
    </header>
  );
}

function Shelves() {
  const t = useT();
  const to = useLocalePath();
  const { pathname } = useLocation();
  const links = [
    ...SECTORS.map((sector) => ({ href: to(`/san-pham?group=${sector}`), text: t(`sector.${sector}`) })),
    { href: to("/nha-san-xuat"), text: t("nav.producers") },
    { href: to("/chung-nhan/tra-cuu"), text: t("nav.check") },
  ];
  return (
    <Kept as="nav" className="page nav-shelf" aria-label={t("nav.label")} name={`shelves ${t.locale} ${links.findIndex(({ href }) => href === pathname)}`}>
      {() => (
        <div className="nav">
          {links.map(({ href, text }) => (
            <a key={href} href={href} aria-current={pathname === href ? "page" : undefined}>{text}</a>
          ))}
        </div>
      )}
    </Kept>
  );
}

function LanguageSwitch() {
  const t = useT();
  const { pathname, search } = useLocation();
  const { path } = splitLocale(pathname);
  return (
    <details className="lang">
      <summary aria-label={`${t("nav.language")}: ${LANGUAGE_NAME[t.locale]}`}>
        <Icon name="globe" />
        <span className="wide" aria-hidden="true">{LANGUAGE_NAME[t.locale]}</span>
      </summary>
      <ul>
        {LOCALES.map((locale) => (
          <li key={locale}>
            <a href={localePath(locale, path) + search} lang={LANGUAGE_TAG[locale]} hrefLang={LANGUAGE_TAG[locale]} data-reload aria-current={locale === t.locale ? "true" : undefined}>
              {LANGUAGE_NAME[locale]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
