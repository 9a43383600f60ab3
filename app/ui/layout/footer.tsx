import { useLocalePath, useT } from "~/platform/i18n/react";
import { Kept } from "~/ui/kit/kept";

/** Who runs the market, what its rules are, and where to look further. */
export function Footer({ demo }: { demo: boolean }) {
  const t = useT();
  const to = useLocalePath();
  const links = (rows: [string, string][]) => (
    <ul>
      {rows.map(([href, text]) => (
        <li key={href}>
          <a href={to(href)}>{text}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <Kept as="footer" className="foot mt-16" name={`footer ${t.locale} ${demo}`}>
      {() => (
        <>
          <div className="brocade" />
          <div className="page grid gap-8 py-10 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_2fr]">
            <div>
              <p className="display flex items-center gap-2 text-xl">
                <svg className="size-8" viewBox="0 0 24 24" aria-hidden="true">
                  <use href="#star-mark" />
                </svg>
                <b>{t("shop.name")}</b>
              </p>
              <p className="mt-2">{t("shop.tagline")}</p>
              <h2 className="mt-5">{t("foot.operator")}</h2>
              <p>{demo ? t("foot.operatorDemo") : t("foot.operatorReal")}</p>
            </div>
            <div>
              <h2>{t("foot.buy")}</h2>
              {links([
                ["/san-pham", t("nav.products")],
                ["/nha-san-xuat", t("nav.producers")],
                ["/gio-hang", t("nav.cart")],
                ["/don-hang", t("nav.order")],
                ["/tai-khoan", t("nav.account")],
              ])}
            </div>
            <div>
              <h2>{t("foot.trust")}</h2>
              {links([["/chung-nhan/tra-cuu", t("nav.check")], ["/chuong-trinh", t("nav.programme")]])}
              <p className="mt-1">{t("foot.rank")}</p>
            </div>
            <div>
              <h2>{t("foot.rules")}</h2>
              <ul className="grid gap-1.5">
                {(["foot.price", "foot.pay", "foot.privacy", "foot.alcohol"] as const).map((key) => (
                  <li key={key}>{t(key)}</li>
                ))}
              </ul>
            </div>
          </div>
        </>
      )}
    </Kept>
  );
}
