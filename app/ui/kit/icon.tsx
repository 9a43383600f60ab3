import type { IconName } from "./sprite";

/** A drawing from the sprite in the colour and size of the text. Without `label` it is decoration. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const described = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg className={className ? `icon ${className}` : "icon"} {...described}>
      <use href={`#i-${name}`} />
    </svg>
  );
}
