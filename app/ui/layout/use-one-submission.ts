import { useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";

/**
 * For the frame around a desk's forms: while one is being sent, and until the page that follows is there, no other is.
 * A second press of a button, or a double click, would otherwise write the same twice.
 */
export function useOneSubmission(): (event: FormEvent) => void {
  const { formMethod } = useNavigation();
  const sending = formMethod !== undefined && formMethod !== "GET";
  return (event) => {
    if (!sending) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
