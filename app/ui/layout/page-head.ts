import type { MetaDescriptor } from "@remix-run/react";
import { LOCALES, type Locale } from "~/lib/localized-text";
import { LANGUAGE_TAG, localePath } from "~/platform/i18n/locale";

/** What a page says about itself to search engines and to those it is shared with. Made by its loader. */
export type PageHead = {
  title: string;
  description: string;
  locale: Locale;
  siteUrl: string;
  /** Canonical path without the language, with the query that makes it another page. */
  path: string;
  /** A state of a list, not a page of its own: not to be indexed. */
  noindex?: boolean;
  /** Absolute path of the picture for sharing, 1200 × 630. */
  image?: string | null;
  kind?: "website" | "product" | "profile";
  jsonLd?: object[];
};

const OG_LOCALE: Record<Locale, string> = { vi: "vi_VN", en: "en_GB", zh: "zh_CN" };
const SITE = "Chợ Xứ Lạng";

/** The head of a page: title, description, canonical, the same page in the other languages, sharing, structured data. */
export function headTags(head: PageHead | undefined): MetaDescriptor[] {
  if (!head) return [{ title: SITE }];
  const address = (locale: Locale) => `${head.siteUrl}${localePath(locale, head.path)}`;
  const url = address(head.locale);
  return [
    { title: head.title.includes(SITE) ? head.title : `${head.title} · ${SITE}` },
    { name: "description", content: head.description },
    ...(head.noindex ? [{ name: "robots", content: "noindex, follow" }] : []),
    { tagName: "link", rel: "canonical", href: url },
    ...LOCALES.map((locale) => ({ tagName: "link", rel: "alternate", hrefLang: LANGUAGE_TAG[locale], href: address(locale) })),
    { tagName: "link", rel: "alternate", hrefLang: "x-default", href: address("vi") },
    { property: "og:site_name", content: SITE },
    { property: "og:type", content: head.kind ?? "website" },
    { property: "og:title", content: head.title },
    { property: "og:description", content: head.description },
    { property: "og:url", content: url },
    { property: "og:locale", content: OG_LOCALE[head.locale] },
    ...(head.image
      ? [
          { property: "og:image", content: `${head.siteUrl}${head.image}` },
          { property: "og:image:width", content: "1200" },
          { property: "og:image:height", content: "630" },
          { name: "twitter:card", content: "summary_large_image" },
        ]
      : []),
    ...(head.jsonLd ?? []).map((data) => ({ "script:ld+json": data }) as MetaDescriptor),
  ];
}

/** Breadcrumbs as structured data; the last one is the page itself. */
export function breadcrumbList(siteUrl: string, crumbs: { name: string; href?: string }[]): object {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map((crumb, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: crumb.name,
      ...(crumb.href ? { item: `${siteUrl}${crumb.href}` } : {}),
    })),
  };
}
