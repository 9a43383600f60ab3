import { useLocalePath } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { useLotsT } from "./use-lots-t";
import { WaitingEvents } from "./waiting-events";

/** What is done with lots every day, on the first screen; and what still waits on this device. */
export function LotShortcuts() {
  const t = useLotsT();
  const to = useLocalePath();
  return (
    <div className="mb-6 grid max-w-4xl gap-3">
      <nav className="flex flex-wrap gap-2" aria-label={t("title")}>
        <ButtonLink href={to("/nguoi-ban/lo/moi")} icon="plus">{t("new")}</ButtonLink>
        <ButtonLink href={to("/nguoi-ban/lo")} variant="secondary" icon="box">{t("title")}</ButtonLink>
        <ButtonLink href={to("/nguoi-ban/vung-trong")} variant="secondary" icon="leaf">{t("areas")}</ButtonLink>
      </nav>
      <WaitingEvents />
    </div>
  );
}
