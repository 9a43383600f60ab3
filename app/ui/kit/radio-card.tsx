import type { InputHTMLAttributes, ReactNode } from "react";

/** One of a few ways to choose from, with room to explain it. Use several of one `name` in a `FieldGroup`. */
export function RadioCard({
  title,
  detail,
  aside,
  ...input
}: { title: ReactNode; detail?: ReactNode; aside?: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, "title">) {
  return (
    <label className="radio-card">
      <input {...input} type="radio" />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        {detail ? <span className="hint block">{detail}</span> : null}
      </span>
      {aside ? <span className="num font-semibold">{aside}</span> : null}
    </label>
  );
}
