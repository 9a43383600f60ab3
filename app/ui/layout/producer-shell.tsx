import { Form, NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LOCALES, pick, type LocalizedText } from "~/lib/localized-text";
import { LANGUAGE_NAME, LANGUAGE_TAG, localePath, splitLocale } from "~/platform/i18n/locale";
import { PRODUCER_TEXTS, type ProducerDictionary } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Icon } from "~/ui/kit/icon";
import { Sprite, type IconName } from "~/ui/kit/sprite";
import { useOneSubmission } from "./use-one-submission";

type SectionLink = { path: string; text: keyof ProducerDictionary; icon: IconName };

/** What is done daily: at most four, on a phone side by side at the thumb. */
const DAILY: readonly SectionLink[] = [
  { path: "/nguoi-ban", text: "nav.home", icon: "leaf" },
  { path: "/nguoi-ban/don-hang", text: "nav.parcels", icon: "box" },
  { path: "/nguoi-ban/san-pham", text: "nav.listings", icon: "cart" },
  { path: "/nguoi-ban/lo", text: "nav.lots", icon: "link" },
];

/** What is done now and then: on a phone behind the fifth place of the bar. */
const OTHERS: readonly SectionLink[] = [
  { path: "/nguoi-ban/doanh-thu", text: "nav.sales", icon: "bank" },
  { path: "/nguoi-ban/thu-nhap", text: "nav.income", icon: "cash" },
  { path: "/nguoi-ban/hoa-don", text: "nav.invoices", icon: "edit" },
  { path: "/nguoi-ban/ma-giam-gia", text: "nav.vouchers", icon: "minus" },
  { path: "/nguoi-ban/ocop", text: "nav.ocop", icon: "shield" },
  { path: "/nguoi-ban/giay-to", text: "nav.papers", icon: "lock" },
  { path: "/nguoi-ban/thong-bao", text: "nav.notices", icon: "mail" },
  { path: "/nguoi-ban/danh-gia", text: "nav.reviews", icon: "edit" },
  { path: "/nguoi-ban/xuc-tien", text: "nav.promotions", icon: "calendar" },
  { path: "/nguoi-ban/bieu-trung", text: "nav.marks", icon: "shield" },
  { path: "/nguoi-ban/ho-so", text: "nav.dossiers", icon: "edit" },
];

type Props = { userName: string | null; producer: { name: LocalizedText; slug: string } | null; demo: boolean; children: ReactNode };

/** The frame of the producer's area: on a phone the sections lie at the bottom in reach of the thumb, on a desk at the left. */
export function ProducerShell({ userName, producer, demo, children }: Props) {
  const t = useTexts(PRODUCER_TEXTS);
  return (
    <>
      <Sprite />
      <a href="#main" className="skip">{t("nav.skip")}</a>
      <div className="flex min-h-dvh flex-col">
        {demo ? <p className="demo">{t("demo")}</p> : null}
        <div className="grow lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
          <header className="bg-indigo px-4 py-2 text-on-indigo lg:px-3 lg:py-5">
            <div className="flex items-center justify-between gap-3 lg:sticky lg:top-5 lg:flex-col lg:items-stretch lg:gap-5">
              <Brand producer={producer} />
              {producer ? <Sections /> : null}
              <More userName={userName} producer={producer} />
            </div>
          </header>
          <main id="main" className="min-w-0 px-4 pt-5 pb-28 md:px-8 lg:pb-10" onSubmitCapture={useOneSubmission()}>{children}</main>
        </div>
      </div>
    </>
  );
}

function Brand({ producer }: Pick<Props, "producer">) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <a href={to("/nguoi-ban")} className="flex min-h-11 min-w-0 items-center gap-2 no-underline lg:px-2">
      <svg className="size-7 flex-none" viewBox="0 0 24 24" aria-hidden="true">
        <use href="#star-mark" />
      </svg>
      <span className="min-w-0 leading-tight">
        <span className="display block truncate text-lg">{producer ? pick(producer.name, locale) : t("title")}</span>
        {producer ? <span className="block text-sm text-on-indigo-soft">{t("title")}</span> : null}
      </span>
    </a>
  );
}

/** How one place of the bar looks: icon over text on a phone, beside it on a desk. */
const PLACE =
  "flex min-h-16 flex-col items-center justify-center gap-1 px-1 text-center text-[0.8125rem] leading-tight font-semibold no-underline lg:min-h-11 lg:flex-row lg:justify-start lg:gap-2.5 lg:rounded-control lg:px-3 lg:text-left lg:text-base";

function Sections() {
  const t = useTexts(PRODUCER_TEXTS);
  const { pathname } = useLocation();
  const { path } = splitLocale(pathname);
  const elsewhere = OTHERS.some((section) => path.startsWith(section.path));
  return (
    <nav aria-label={t("nav")} className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:bg-transparent lg:pb-0">
      <ul className="mx-auto flex max-w-xl lg:max-w-none lg:flex-col lg:gap-1">
        {DAILY.map((section) => <li key={section.path} className="min-w-0 flex-1"><Place section={section} className={PLACE} /></li>)}
        {OTHERS.map((section) => <li key={section.path} className="hidden lg:block"><Place section={section} className={PLACE} /></li>)}
        <li className="min-w-0 flex-1 lg:hidden">
          <details className="relative" key={pathname}>
            <summary className={`${PLACE} cursor-pointer list-none ${elsewhere ? "text-leaf" : "text-soft"}`}>
              <Icon name="plus" className="size-6" />
              {t("nav.others")}
            </summary>
            <ul className="absolute right-2 bottom-full mb-2 grid w-64 rounded-card border border-line bg-surface p-2 shadow-lg">
              {OTHERS.map((section) => <li key={section.path}><Place section={section} className="flex min-h-12 items-center gap-3 rounded-control px-3 font-semibold no-underline" /></li>)}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function Place({ section: { path, text, icon }, className }: { section: SectionLink; className: string }) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  return (
    <NavLink
      to={to(path)}
      end={path === "/nguoi-ban"}
      className={({ isActive }) => `${className} ${isActive ? "text-leaf lg:bg-ground lg:text-ink" : "text-soft lg:text-on-indigo lg:hover:underline"}`}
    >
      <Icon name={icon} className="size-6 flex-none lg:size-5" />
      {t(text)}
    </NavLink>
  );
}

function More({ userName, producer }: Pick<Props, "userName" | "producer">) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const current = useLocale();
  const { pathname, search } = useLocation();
  const { path } = splitLocale(pathname);
  return (
    <details className="lang flex-none" key={pathname}>
      <summary className="text-on-indigo" aria-label={t("nav.more")}>
        <Icon name="user" className="size-6" />
        <span className="hidden lg:inline">{userName ?? t("nav.more")}</span>
      </summary>
      <ul className="text-ink lg:right-auto lg:left-0">
        {producer ? <li><a href={to(`/nha-san-xuat/${producer.slug}`)}>{t("nav.page")}</a></li> : null}
        <li><a href={to("/")}>{t("nav.shop")}</a></li>
        {LOCALES.map((locale) => (
          <li key={locale}>
            <a href={localePath(locale, path) + search} lang={LANGUAGE_TAG[locale]} hrefLang={LANGUAGE_TAG[locale]} aria-current={locale === current ? "true" : undefined}>
              {LANGUAGE_NAME[locale]}
            </a>
          </li>
        ))}
        {userName === null ? null : (
          <li className="p-2">
            <p className="mb-2 text-sm text-soft">{userName}</p>
            <Form method="post" action={to("/dang-xuat")}>
              <Button type="submit" variant="secondary" size="sm">{t("nav.signOut")}</Button>
            </Form>
          </li>
        )}
      </ul>
    </details>
  );
}
