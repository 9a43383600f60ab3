import { index, layout, prefix, route, type RouteConfig } from "@remix-run/route-config";

/**
 * The site map. Every page exists in Vietnamese at its path, in English under `/en` and in Chinese under `/zh`;
 * routes/language.tsx refuses any other first segment.
 */
export default [
  route(":lang?", "routes/language.tsx", [
    layout("routes/shop/layout.tsx", [
      index("routes/shop/home.tsx"),
      route("san-pham", "routes/shop/search.tsx"),
      route("san-pham/:slug", "routes/shop/product.tsx"),
      route("nha-san-xuat", "routes/shop/producers.tsx"),
      route("nha-san-xuat/:slug", "routes/shop/producer.tsx"),
      route("chung-nhan/:number", "routes/shop/certificate.tsx"),
      route("gio-hang", "routes/checkout/cart.tsx"),
      route("thanh-toan", "routes/checkout/checkout.tsx"),
      route("don-hang/:code", "routes/checkout/order.tsx"),
      route("don-hang", "routes/checkout/find-order.tsx"),
      route("dang-nhap", "routes/account/sign-in.tsx"),
      route("dang-ky", "routes/account/sign-up.tsx"),
      route("tai-khoan", "routes/account/account.tsx"),
      route("dang-xuat", "routes/account/sign-out.ts"),
    ]),
    route("quan-tri", "routes/admin/layout.tsx", [
      index("routes/admin/home.tsx"),
      route("chung-nhan", "routes/admin/certificates.tsx"),
      route("chung-nhan/moi", "routes/admin/certificate-new.tsx"),
      route("chung-nhan/:id", "routes/admin/certificate.tsx"),
      route("chung-nhan/:id/diem", "routes/admin/score-history.tsx"),
      route("don-hang", "routes/admin/orders.tsx"),
      route("don-hang/:code", "routes/admin/order.tsx"),
      route("thu", "routes/admin/mails.tsx"),
      route("thu/:id", "routes/admin/mail.tsx"),
      route("nhat-ky", "routes/admin/audit.tsx"),
      route("danh-gia", "routes/admin/evaluation.tsx"),
      route("danh-gia/trao-doi", "routes/admin/evaluation-exchange.tsx"),
      route("danh-gia/dot/moi", "routes/admin/evaluation-round-new.tsx"),
      route("danh-gia/dot/:id", "routes/admin/evaluation-round.tsx"),
      route("danh-gia/ho-so/moi", "routes/admin/evaluation-dossier-new.tsx"),
      route("danh-gia/ho-so/:id", "routes/admin/evaluation-dossier.tsx"),
      route("danh-gia/ho-so/:id/cham", "routes/admin/evaluation-score.tsx"),
      route("danh-gia/ho-so/:id/so-sanh", "routes/admin/evaluation-compare.tsx"),
    ]),
    route("nguoi-ban", "routes/producer/layout.tsx", [
      index("routes/producer/home.tsx"),
      route("ho-so", "routes/producer/dossiers.tsx"),
      route("ho-so/moi", "routes/producer/dossier-new.tsx"),
      route("ho-so/:id/:step?", "routes/producer/dossier.tsx"),
      route("diem/:id", "routes/producer/score-history.tsx"),
    ]),
    // A file, without the frame of the administration
    route("quan-tri/danh-gia/dot/:id/ket-qua/:format", "routes/admin/evaluation-results.ts"),
    route("nguoi-ban/ho-so/:id/tep/:format", "routes/files/dossier.ts"),
    route("quan-tri/danh-gia/dot/:id/:file", "routes/admin/evaluation-file.ts"),
    route("*", "routes/shop/not-found.tsx"),
  ]),

  // Small answers for pages that are otherwise the same for everyone
  route("toi", "routes/shop/me.ts"),
  route("dia-chi", "routes/checkout/places.ts"),

  ...prefix("api/v1", [
    route("openapi.json", "routes/api/openapi.ts"),
    route("products", "routes/api/products.ts"),
    route("products/:slug", "routes/api/product.ts"),
    route("suggest", "routes/api/suggest.ts"),
    route("certificates/:number", "routes/api/certificate.ts"),
    route("evaluation/exchange-schema.json", "routes/api/exchange-schema.ts"),
    route("carts", "routes/api/carts.ts"),
    route("carts/:id", "routes/api/cart.ts"),
    route("carts/:id/lines", "routes/api/cart-lines.ts"),
    route("carts/:id/lines/:sku", "routes/api/cart-line.ts"),
    route("orders", "routes/api/orders.ts"),
    route("orders/:code", "routes/api/order.ts"),
    route("*", "routes/api/not-found.ts"),
  ]),

  route("webhooks/stripe", "routes/hooks/stripe.ts"),
  route("webhooks/bank", "routes/hooks/bank.ts"),

  route("minh-chung/:id", "routes/files/evidence.ts"),
  route("files/pictures/:file", "routes/files/picture.ts"),
  route("files/share/:slug", "routes/files/share-picture.ts"),
  route("sitemap.xml", "routes/files/sitemap.ts"),
  route("robots.txt", "routes/files/robots.ts"),
  route("manifest.webmanifest", "routes/files/manifest.ts"),
  route("readyz", "routes/hooks/readyz.ts"),
] satisfies RouteConfig;
