import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { Icon } from "./icon";
import type { IconName } from "./sprite";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: IconName };

/** The classes of a button, for what must be another element (a summary, a Remix Link). */
export function buttonClass({ variant = "primary", size = "md" }: Look = {}, more = ""): string {
  return `btn btn-${variant}${size === "md" ? "" : ` btn-${size}`}${more ? ` ${more}` : ""}`;
}

/** A button; of type `button` unless it says `submit`. `busy` keeps it from being pressed twice and says so. */
export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  ...rest
}: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={buttonClass({ variant, size }, className)} disabled={rest.disabled || busy} aria-busy={busy || undefined}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={buttonClass({ variant, size }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}
