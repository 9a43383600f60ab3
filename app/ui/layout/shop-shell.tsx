import { useLocation, useNavigation, useRouteLoaderData } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { useT } from "~/platform/i18n/react";
import { AddForm } from "~/ui/commerce/add-form";
import { Sprite } from "~/ui/kit/sprite";
import type { FooterProps } from "./footer";
import { Masthead, type Visitor } from "./masthead";
import { useSoftNavigation } from "./soft-navigation";
import { StillFooter } from "./still-footer";
import { AddedToast } from "./toast";

/** What stands round every page a buyer sees. */
export function ShopShell({ children }: { children: ReactNode }) {
  const t = useT();
  const { demo = false, operator = null } = (useRouteLoaderData("root") as Partial<FooterProps> | undefined) ?? {};
  const loading = useNavigation().state !== "idle";
  const { visitor, refresh } = useVisitor();
  useSoftNavigation();
  useFocusOnNewPage();
  return (
    <>
      <Sprite />
      <a className="skip" href="#noi-dung">{t("shop.skip")}</a>
      {loading ? <div className="progress" /> : null}
      <Masthead visitor={visitor} demo={demo} />
      <main id="noi-dung" tabIndex={-1} aria-busy={loading || undefined}>{children}</main>
      <StillFooter key={t.locale} demo={demo} operator={operator} />
      <AddForm />
      <AddedToast onAdded={refresh} />
    </>
  );
}

/** Asked after the page has loaded, so that the page itself can be kept for everyone, and again where it may have changed. */
function useVisitor() {
  const [visitor, setVisitor] = useState<Visitor | null>(null);
  const { pathname } = useLocation();
  const refresh = useCallback(() => {
    fetch("/toi", { headers: { Accept: "application/json" } })
      .then((response) => (response.ok ? (response.json() as Promise<Visitor>) : null))
      .then((answer) => answer && setVisitor(answer))
      .catch(() => undefined);
  }, []);
  useEffect(refresh, [refresh, pathname]);
  return { visitor, refresh };
}

/** After a step inside the shop the keyboard and the reader begin at the new page, not where the old link was. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById("noi-dung")?.focus({ preventScroll: true });
  }, [pathname]);
}
