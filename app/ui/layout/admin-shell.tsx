import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LOCALES } from "~/lib/localized-text";
import { LANGUAGE_NAME, LANGUAGE_TAG, localePath, splitLocale } from "~/platform/i18n/locale";
import { ADMIN_TEXTS, type AdminDictionary } from "~/platform/i18n/messages/admin";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Icon } from "~/ui/kit/icon";
import { Sprite, type IconName } from "~/ui/kit/sprite";
import { useActiveInView } from "./use-active-in-view";
import { useOneSubmission } from "./use-one-submission";

type Section = { path: string; text: keyof AdminDictionary; icon: IconName };

/** The sections as an officer's work goes: the stars first, then what the programme does for its products, then the market. */
const GROUPS: readonly { name: keyof AdminDictionary | null; sections: readonly Section[] }[] = [
  { name: null, sections: [{ path: "/quan-tri", text: "nav.home", icon: "leaf" }] },
  {
    name: "nav.group.stars",
    sections: [
      { path: "/quan-tri/chung-nhan", text: "nav.certificates", icon: "shield" },
      { path: "/quan-tri/chung-nhan/gan", text: "nav.links", icon: "link" },
      { path: "/quan-tri/chung-nhan/het-han", text: "nav.expiry", icon: "calendar" },
      { path: "/quan-tri/danh-gia", text: "nav.evaluation", icon: "edit" },
      { path: "/quan-tri/kiem-tra", text: "nav.inspections", icon: "search" },
    ],
  },
  {
    name: "nav.group.programme",
    sections: [
      { path: "/quan-tri/bao-cao", text: "nav.report", icon: "info" },
      { path: "/quan-tri/xuc-tien", text: "nav.promotions", icon: "pin" },
      { path: "/quan-tri/ho-tro", text: "nav.support", icon: "cash" },
      { path: "/quan-tri/nhan-hieu", text: "nav.marks", icon: "lock" },
      { path: "/quan-tri/vinh-danh", text: "nav.recognitions", icon: "check" },
      { path: "/quan-tri/chinh-sach", text: "nav.policies", icon: "bank" },
    ],
  },
  {
    name: "nav.group.market",
    sections: [
      { path: "/quan-tri/nguoi-ban", text: "nav.sellers", icon: "user" },
      { path: "/quan-tri/giay-to", text: "nav.papers", icon: "shield" },
      { path: "/quan-tri/san-pham", text: "nav.listings", icon: "check" },
      { path: "/quan-tri/don-hang", text: "nav.orders", icon: "box" },
      { path: "/quan-tri/kho", text: "nav.stock", icon: "edit" },
      { path: "/quan-tri/tien", text: "nav.money", icon: "cash" },
      { path: "/quan-tri/hoa-don", text: "nav.invoices", icon: "edit" },
      { path: "/quan-tri/danh-gia-mua", text: "nav.reviews", icon: "edit" },
      { path: "/quan-tri/hoan-tien", text: "nav.refunds", icon: "card" },
      { path: "/quan-tri/thu", text: "nav.mails", icon: "mail" },
      { path: "/quan-tri/viec-nen", text: "nav.jobs", icon: "clock" },
      { path: "/quan-tri/nhat-ky", text: "nav.audit", icon: "clock" },
    ],
  },
];

/** What communes' officers and council members see of it. */
const SHARED_SECTIONS: readonly string[] = ["/quan-tri/danh-gia"];

/** The frame of the administration: sections at the left (on a phone above), what is worked on at the right. */
export function AdminShell({ userName, staff = true, demo, children }: { userName: string | null; /** Sees all sections. */ staff?: boolean; demo: boolean; children: ReactNode }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  return (
    <>
      <Sprite />
      <a href="#main" className="skip">{t("nav.skip")}</a>
      <div className="flex min-h-dvh flex-col">
        {demo ? <p className="demo">{t("demo")}</p> : null}
        <div className="grow lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
          <header className="bg-indigo px-4 py-2 text-on-indigo lg:px-3 lg:py-5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 lg:sticky lg:top-5 lg:flex-col lg:items-stretch lg:gap-5">
              <a href={to(staff ? "/quan-tri" : "/quan-tri/danh-gia")} className="display flex min-h-11 items-center gap-2 text-lg no-underline lg:min-h-0 lg:px-2">
                <svg className="size-7" viewBox="0 0 24 24" aria-hidden="true">
                  <use href="#star-mark" />
                </svg>
                {t("title")}
              </a>
              {userName === null ? null : <Sections staff={staff} />}
              <More userName={userName} />
            </div>
          </header>
          <main id="main" className="min-w-0 px-4 py-6 md:px-8" onSubmitCapture={useOneSubmission()}>{children}</main>
        </div>
      </div>
    </>
  );
}

/** Who is signed in, the shop and the languages: behind one button on a phone, always open on a desk (see shell.css). */
function More({ userName }: { userName: string | null }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const { pathname } = useLocation();
  return (
    <details className="desk-more flex-none" key={pathname}>
      <summary className="text-on-indigo" aria-label={t("nav.more")}>
        <Icon name="user" className="size-6" />
      </summary>
      <div className="desk-more-body">
        {userName === null ? null : (
          <Form method="post" action={to("/dang-xuat")} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <span className="font-semibold">{userName}</span>
            <Button type="submit" variant="secondary" size="sm">{t("nav.signOut")}</Button>
          </Form>
        )}
        <a href={to("/")}>{t("nav.shop")}</a>
        <Languages />
      </div>
    </details>
  );
}

function Sections({ staff }: { staff: boolean }) {
  const t = useTexts(ADMIN_TEXTS);
  const { path: here } = splitLocale(useLocation().pathname);
  const groups = GROUPS.map(({ name, sections }) => ({ name, sections: sections.filter(({ path }) => staff || SHARED_SECTIONS.includes(path)) })).filter(({ sections }) => sections.length > 0);
  // The deepest section that the page lies in: sections may lie below one another.
  const active = groups
    .flatMap(({ sections }) => sections.map(({ path }) => path))
    .filter((path) => here === path || (path !== "/quan-tri" && here.startsWith(`${path}/`)))
    .sort((one, other) => other.length - one.length)[0];
  const row = useActiveInView<HTMLElement>(here);
  return (
    <nav ref={row} aria-label={t("nav")} className="order-last -mx-4 w-[calc(100%+2rem)] overflow-x-auto px-4 [scrollbar-width:none] lg:order-none lg:mx-0 lg:w-full lg:px-0">
      <ul className="flex gap-1 lg:flex-col lg:gap-3">
        {groups.map(({ name, sections }) => (
          <li key={name ?? "home"}>
            {name === null ? null : <p className="hidden px-3 pb-0.5 text-sm text-on-indigo-soft lg:block">{t(name)}</p>}
            <ul className="flex gap-1 lg:flex-col lg:gap-0">
              {sections.map((section) => (
                <li key={section.path}>
                  <SectionLink section={section} here={section.path === active} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SectionLink({ section: { path, text, icon }, here }: { section: Section; here: boolean }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  return (
    <Link
      to={to(path)}
      aria-current={here ? "page" : undefined}
      className={`flex min-h-11 items-center gap-2.5 rounded-control px-3 font-semibold whitespace-nowrap no-underline lg:min-h-9 ${here ? "bg-ground text-ink" : "text-on-indigo hover:underline"}`}
    >
      <Icon name={icon} />
      {t(text)}
    </Link>
  );
}

function Languages() {
  const t = useTexts(ADMIN_TEXTS);
  const current = useLocale();
  const { pathname, search } = useLocation();
  const { path } = splitLocale(pathname);
  return (
    <nav aria-label={t("nav.language")}>
      <ul className="flex gap-3">
        {LOCALES.map((locale) => (
          <li key={locale}>
            <a
              href={localePath(locale, path) + search}
              hrefLang={LANGUAGE_TAG[locale]}
              lang={LANGUAGE_TAG[locale]}
              aria-current={locale === current ? "true" : undefined}
              className={`inline-flex min-h-11 items-center lg:min-h-0 ${locale === current ? "font-semibold no-underline" : ""}`}
            >
              {LANGUAGE_NAME[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
