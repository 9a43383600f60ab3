import { useLocation, useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";

/**
 * For the frame around a desk's forms: while one is being sent, and until the page that it leads to is there, no other is.
 * A second press of a button, or a double click, would otherwise write the same twice. An answer that is shown on the same
 * page may be followed at once.
 */
export function useOneSubmission(): (event: FormEvent) => void {
  const here = useLocation();
  const { state, formMethod, location: next } = useNavigation();
  const leaving = next !== undefined && (next.pathname !== here.pathname || next.search !== here.search);
  const sending = formMethod !== undefined && formMethod !== "GET" && (state === "submitting" || leaving);
  return (event) => {
    if (!sending) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
