import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { splitLocale } from "~/platform/i18n/locale";

/** Answers that are files or data, the trace pages, which come without scripts, and the desks: the shop's pages know no routes of them. */
const NOT_PAGES = /^\/(files|api|webhooks|sitemap\.xml|robots\.txt|manifest\.webmanifest)(\/|$)|^(\/(en|zh))?\/(01|lo-hang|quan-tri|nguoi-ban|si)(\/|$)/;

/**
 * Plain links and GET forms, followed without loading the document anew. Pages are written as plain HTML, which
 * renders faster than a component for every link and works before and without JavaScript; one listener does the rest.
 * Another language is another document: its texts come with it.
 */
export function useSoftNavigation(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || link.target || link.hasAttribute("download") || link.hasAttribute("data-reload")) return;
      const path = pagePath(link.href);
      if (path === null || (link.hash && samePage(link.href))) return;
      event.preventDefault();
      closeMenus(link);
      navigate(path);
    };
    const submit = (event: SubmitEvent) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "get") return;
      const url = new URL(form.action);
      url.search = filledFields(form, event.submitter).toString();
      const path = pagePath(url.href);
      if (path === null) return;
      event.preventDefault();
      navigate(path);
    };
    document.addEventListener("click", follow);
    document.addEventListener("submit", submit);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("submit", submit);
    };
  }, [navigate]);
}

/** Path and query of a page of this shop in the language of this page; null for anything else. */
function pagePath(href: string): string | null {
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || NOT_PAGES.test(url.pathname)) return null;
  if (splitLocale(url.pathname).locale !== splitLocale(location.pathname).locale) return null;
  return url.pathname + url.search + url.hash;
}

function samePage(href: string): boolean {
  const url = new URL(href);
  return url.pathname === location.pathname && url.search === location.search;
}

/** What was filled in: an address without empty parameters can be read and shared. */
function filledFields(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === "string" && value.trim() !== "") params.append(name, value.trim());
  }
  return params;
}

function closeMenus(link: Element): void {
  link.closest("details.lang")?.removeAttribute("open");
}
