import { listPublishedSlugs } from "~/domain/catalog/count-queries.server";
import { SECTORS } from "~/domain/catalog/listing";
import { localDateAt } from "~/lib/local-date";
import { LOCALES } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { LANGUAGE_TAG, localePath } from "~/platform/i18n/locale";

/** Every page worth finding, in each language with its siblings (sitemaps.org 0.9, xhtml:link). */
export async function loader() {
  const { siteUrl } = env();
  const { products, producers } = await listPublishedSlugs();
  const pages: { path: string; changedOn?: Date }[] = [
    { path: "/" },
    { path: "/san-pham" },
    ...SECTORS.map((sector) => ({ path: `/san-pham?group=${sector}` })),
    { path: "/nha-san-xuat" },
    { path: "/chung-nhan/tra-cuu" },
    ...products.map(({ slug, changedOn }) => ({ path: `/san-pham/${slug}`, changedOn })),
    ...producers.map(({ slug, changedOn }) => ({ path: `/nha-san-xuat/${slug}`, changedOn })),
  ];
  const body = pages.flatMap(({ path, changedOn }) => {
    const siblings = LOCALES.map((locale) => `<xhtml:link rel="alternate" hreflang="${LANGUAGE_TAG[locale]}" href="${siteUrl}${localePath(locale, path)}"/>`).join("");
    const changed = changedOn ? `<lastmod>${localDateAt(changedOn)}</lastmod>` : "";
    return LOCALES.map((locale) => `<url><loc>${siteUrl}${localePath(locale, path)}</loc>${changed}${siblings}</url>`);
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${body.join("\n")}\n</urlset>\n`;
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" } });
}
