import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { Icon } from "./icon";
import type { IconName } from "./sprite";

const ICONS: Record<Exclude<Tone, "neutral">, IconName> = { good: "check", warn: "warning", bad: "warning", info: "info" };

/** What happened, what was kept and what to do. `live` announces it when it appears after an action. */
export function Notice({
  tone = "info",
  title,
  live = false,
  children,
}: { tone?: Exclude<Tone, "neutral">; title?: ReactNode; live?: boolean; children?: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={live ? (tone === "bad" ? "alert" : "status") : undefined}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
