import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { ShopShell } from "./shop-shell";

/** What is shown instead of a page that is not there (404) or that failed. */
export function Lost({ status }: { status: number }) {
  const t = useT();
  const to = useLocalePath();
  const missing = status < 500;
  return (
    <div className="page py-16 text-center md:py-24">
      <svg className="mx-auto mb-6 size-20" viewBox="0 0 24 24" aria-hidden="true">
        <use href="#star" className="anise-off" />
      </svg>
      <h1>{missing ? t("lost.title") : t("lost.failed")}</h1>
      <p className="mx-auto mt-3 max-w-prose text-soft">{missing ? t("lost.text") : t("lost.failedText")}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <ButtonLink href={to("/")}>{t("lost.home")}</ButtonLink>
        <ButtonLink href={to("/san-pham")} variant="secondary">{t("lost.browse")}</ButtonLink>
      </div>
    </div>
  );
}

/** The same with the shop around it, for failures that took the shop's own frame away. */
export function ErrorPage({ status }: { status: number }) {
  return (
    <ShopShell>
      <Lost status={status} />
    </ShopShell>
  );
}

/** Error boundary of the pages inside the shop. */
export function PageError() {
  const error = useRouteError();
  return <Lost status={isRouteErrorResponse(error) ? error.status : 500} />;
}
