import { useState, type ReactNode } from "react";
import { Button } from "~/ui/kit/button";
import { useHydrated } from "~/ui/kit/use-hydrated";
import { useCheckoutT } from "./use-checkout-t";

/** A value with a button that copies it, for those who cannot scan the screen they hold. */
export function Copied({ text, shown }: { text: string; shown: ReactNode }) {
  const t = useCheckoutT();
  const hydrated = useHydrated();
  const [done, setDone] = useState(false);
  return (
    <span className="flex flex-wrap items-center justify-between gap-2">
      {shown}
      {hydrated ? (
        <Button variant="quiet" size="sm" className="no-print" onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}>
          <span aria-live="polite">{done ? t("order.qr.copied") : t("order.qr.copy")}</span>
        </Button>
      ) : null}
    </span>
  );
}
