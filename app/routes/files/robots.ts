import { env } from "~/platform/env/env.server";

/** Goods, producers and certificates may be read by everyone; what belongs to one visitor is nobody's to index. */
export function loader() {
  const lines = [
    "User-agent: *",
    ...["/gio-hang", "/thanh-toan", "/don-hang", "/tai-khoan", "/dang-nhap", "/dang-ky", "/quan-tri", "/nguoi-ban"].flatMap((path) => ["", "/en", "/zh"].map((prefix) => `Disallow: ${prefix}${path}`)),
    "Disallow: /toi",
    "Disallow: /api/",
    "",
    `Sitemap: ${env().siteUrl}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" } });
}
