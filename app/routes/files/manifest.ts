/** The shop as something to keep on a phone's first screen. */
export function loader() {
  const manifest = {
    name: "Chợ Xứ Lạng",
    short_name: "Xứ Lạng",
    description: "Sản phẩm OCOP Lạng Sơn",
    lang: "vi",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: "#FAF7F0",
    theme_color: "#1F2A44",
    icons: [
      { src: "/favicon.svg", type: "image/svg+xml", sizes: "any" },
      { src: "/icon-192.png", type: "image/png", sizes: "192x192" },
      { src: "/icon-512.png", type: "image/png", sizes: "512x512" },
      { src: "/icon-512.png", type: "image/png", sizes: "512x512", purpose: "maskable" },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { "Content-Type": "application/manifest+json; charset=utf-8", "Cache-Control": "public, max-age=3600" } });
}
