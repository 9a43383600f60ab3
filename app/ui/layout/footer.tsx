import { FOOT_TEXTS } from "~/platform/i18n/messages/foot";
import { useLocalePath, useT, useTexts } from "~/platform/i18n/react";
import type { Operator } from "~/platform/env/settings";
import { Kept } from "~/ui/kit/kept";

export type FooterProps = { demo: boolean; operator: Operator | null };

/** Who runs the market, what its rules are, and where to look further. */
export function Footer({ demo, operator }: FooterProps) {
  const core = useT();
  const t = useTexts(FOOT_TEXTS);
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
    <Kept as="footer" className="foot mt-16" name={`footer ${core.locale} ${demo} ${operator?.name}`}>
      {() => (
        <>
          <div className="brocade" />
          <div className="page grid gap-8 py-10 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_2fr]">
            <div>
              <p className="display flex items-center gap-2 text-xl">
                <svg className="size-8" viewBox="0 0 24 24" aria-hidden="true">
                  <use href="#star-mark" />
                </svg>
                <b>{core("shop.name")}</b>
              </p>
              <p className="mt-2">{core("shop.tagline")}</p>
              <h2 className="mt-5">{t("operator")}</h2>
              {operator ? identity(operator, t) : <p>{t("operatorReal")}</p>}
              {demo ? <p className="mt-2">{t("operatorDemo")}</p> : null}
            </div>
            <div>
              <h2>{t("buy")}</h2>
              {links([
                ["/san-pham", core("nav.products")],
                ["/nha-san-xuat", core("nav.producers")],
                ["/gio-hang", core("nav.cart")],
                ["/don-hang", core("nav.order")],
                ["/tai-khoan", core("nav.account")],
              ])}
            </div>
            <div>
              <h2>{t("trust")}</h2>
              {links([["/chung-nhan/tra-cuu", core("nav.check")], ["/chuong-trinh", core("nav.programme")]])}
              <p className="mt-1">{t("rank")}</p>
            </div>
            <div>
              <h2>{t("rules")}</h2>
              <ul className="grid gap-1.5">
                {(["price", "pay", "privacy", "alcohol"] as const).map((key) => (
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

/** As the law asks it to be named; what is not told is left out. A Vietnamese firm is named in Vietnamese. */
function identity({ name, taxCode, address, registration, hotline }: Operator, t: (key: "taxCode" | "address" | "registration" | "hotline") => string) {
  return (
    <>
      <p lang="vi"><b>{name}</b></p>
      {taxCode ? <p>{t("taxCode")}: {taxCode}</p> : null}
      {address ? <p>{t("address")}: <span lang="vi">{address}</span></p> : null}
      {registration ? <p>{t("registration")}: <span lang="vi">{registration}</span></p> : null}
      {hotline ? <p>{t("hotline")}: <a className="inline-flex min-h-11 items-center" href={`tel:${hotline.replaceAll(/[ .]/g, "")}`}>{hotline}</a></p> : null}
    </>
  );
}
