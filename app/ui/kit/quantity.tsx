import { useRef } from "react";
import { Icon } from "./icon";

/**
 * A whole number with a button at each side. Without JavaScript it is a number input; with it the buttons
 * work and tell `onChange` listeners of the form as typing does.
 */
export function Quantity({
  name = "quantity",
  label,
  min = 1,
  max = 999,
  defaultValue,
  labels,
}: {
  name?: string;
  label: string;
  min?: number;
  max?: number;
  defaultValue?: number;
  labels: { less: string; more: string };
}) {
  const input = useRef<HTMLInputElement>(null);
  const step = (by: 1 | -1) => {
    if (by > 0) input.current?.stepUp();
    else input.current?.stepDown();
    input.current?.dispatchEvent(new Event("input", { bubbles: true }));
    input.current?.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return (
    <span className="qty">
      <button type="button" onClick={() => step(-1)} aria-label={labels.less}>
        <Icon name="minus" />
      </button>
      <input ref={input} type="number" name={name} aria-label={label} inputMode="numeric" min={min} max={max} step={1} required defaultValue={defaultValue ?? min} />
      <button type="button" onClick={() => step(1)} aria-label={labels.more}>
        <Icon name="plus" />
      </button>
    </span>
  );
}
