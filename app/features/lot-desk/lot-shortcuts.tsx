import { useLocalePath } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { useLotsT } from "./use-lots-t";
import { WaitingEvents } from "./waiting-events";

/** What is done with lots every day, on the first screen; and what still waits on this device. */
export function LotShortcuts() {
  const t = useLotsT();
  const to = useLocalePath();
  return (
    <div className="grid grid-cols-1 gap-3">
      <nav className="flex flex-wrap gap-3" aria-label={t("title")}>
        <ButtonLink href={to("/nguoi-ban/lo/moi")} variant="secondary" icon="plus">{t("new")}</ButtonLink>
        <ButtonLink href={to("/nguoi-ban/lo")} variant="secondary" icon="link">{t("title")}</ButtonLink>
        <ButtonLink href={to("/nguoi-ban/vung-trong")} variant="secondary" icon="leaf">{t("areas")}</ButtonLink>
      </nav>
      <WaitingEvents />
    </div>
  );
}
