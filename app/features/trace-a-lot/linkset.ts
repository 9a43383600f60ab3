import { LOCALES, type Locale } from "~/lib/localized-text";
import { LANGUAGE_NAME, LANGUAGE_TAG, localePath } from "~/platform/i18n/locale";

/** The link types of GS1 that a lot or an item has something for (GS1 Web Vocabulary, gs1:linkType). */
const LINK_TYPES = ["pip", "traceability", "certificationInfo", "epcis", "defaultLink"] as const;
export type LinkType = (typeof LINK_TYPES)[number];

export type TraceLinks = {
  /** Path of the trace page, without a language. */
  path: string;
  title: string;
  productPath: string | null;
  certificatePath: string | null;
  /** Of a lot; an item has none. */
  epcisPath: string | null;
};

type Link = { href: string; title: string; type: string; hreflang?: string[] };

/** The link type that a request names: bare, as `gs1:pip`, or as a URI; undefined for a name of none. */
export function readLinkType(text: string): LinkType | "all" | undefined {
  const name = text.replace(/^(gs1:|https?:\/\/(www\.)?gs1\.org\/voc\/|https?:\/\/ref\.gs1\.org\/voc\/)/, "");
  if (name === "all" || name === "linkset") return "all";
  return LINK_TYPES.find((known) => known === name);
}

function linksOf(links: TraceLinks, siteUrl: string): Partial<Record<LinkType, Link[]>> {
  const page = (path: string): Link[] => LOCALES.map((locale: Locale) => ({ href: siteUrl + localePath(locale, path), title: `${links.title} (${LANGUAGE_NAME[locale]})`, type: "text/html", hreflang: [LANGUAGE_TAG[locale]] }));
  return {
    defaultLink: [{ href: siteUrl + links.path, title: links.title, type: "text/html" }],
    traceability: page(links.path),
    ...(links.productPath === null ? {} : { pip: page(links.productPath) }),
    ...(links.certificatePath === null ? {} : { certificationInfo: page(links.certificatePath) }),
    ...(links.epcisPath === null ? {} : { epcis: [{ href: siteUrl + links.epcisPath, title: "EPCIS 2.0", type: "application/ld+json" }] }),
  };
}

/** All links as a linkset (RFC 9264), relations under their full names. */
export function linkset(links: TraceLinks, siteUrl: string): object {
  const relations = Object.entries(linksOf(links, siteUrl)).map(([type, targets]) => [`https://gs1.org/voc/${type}`, targets]);
  return { linkset: [{ anchor: siteUrl + links.path, itemDescription: links.title, ...Object.fromEntries(relations) }] };
}

/** Where one type of link leads in a language; null when there is nothing of that type. */
export function targetOf(links: TraceLinks, type: LinkType, locale: Locale, siteUrl: string): string | null {
  const targets = linksOf(links, siteUrl)[type];
  const tag = LANGUAGE_TAG[locale];
  return (targets?.find(({ hreflang }) => hreflang?.includes(tag)) ?? targets?.[0])?.href ?? null;
}
