import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./sprite";

export type Tone = "neutral" | "good" | "warn" | "bad" | "info";

/** A state in a word or two. The word carries the meaning, the colour only helps. */
export function Badge({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}
