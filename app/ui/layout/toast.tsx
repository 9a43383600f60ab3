import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { ADD_FORM } from "~/ui/commerce/add-form";
import { Icon } from "~/ui/kit/icon";

type CartAnswer = { message: { tone: "good" | "bad"; text: string } };

/** How long it stays; long enough to read it and to reach its link. */
const SHOWN_MS = 6_000;

/**
 * Sends the page's add form (and every form marked `data-add`) without leaving the page and says what came of it.
 * `onAdded` lets the number beside the cart follow.
 */
export function AddedToast({ onAdded }: { onAdded: () => void }) {
  const t = useT();
  const to = useLocalePath();
  const { submit, data, state } = useFetcher<CartAnswer>({ key: ADD_FORM });
  const [shown, setShown] = useState<CartAnswer | null>(null);

  useEffect(() => {
    const send = (event: SubmitEvent) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.hasAttribute("data-add")) return;
      event.preventDefault();
      submit(new FormData(form, event.submitter), { method: "post", action: new URL(form.action).pathname });
    };
    document.addEventListener("submit", send);
    return () => document.removeEventListener("submit", send);
  }, [submit]);

  useEffect(() => {
    if (state !== "idle" || !data) return;
    setShown(data);
    if (data.message.tone === "good") onAdded();
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state, data, onAdded]);

  return (
    <div className="toast" role="status" aria-live="polite">
      {shown ? (
        <div>
          <Icon name={shown.message.tone === "good" ? "check" : "warning"} />
          <span>{shown.message.text}</span>
          {shown.message.tone === "good" ? (
            <a href={to("/gio-hang")} className="underline">{t("card.toCart")}</a>
          ) : null}
          <button type="button" className="grid size-9 place-items-center" onClick={() => setShown(null)} aria-label={t("card.close")}>
            <Icon name="close" />
          </button>
        </div>
      ) : null}
    </div>
  );
}
