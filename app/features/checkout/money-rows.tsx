import type { ReactNode } from "react";

export type MoneyRow = { name: ReactNode; amount: ReactNode; detail?: ReactNode; strong?: boolean };

/** Names and amounts, the amounts flush right. */
export function MoneyRows({ rows }: { rows: (MoneyRow | null | false)[] }) {
  return (
    <dl className="grid gap-2">
      {rows.map((row, index) =>
        row ? (
          <div key={index} className={`flex items-baseline justify-between gap-4 ${row.strong ? "border-t border-line pt-3 text-lg font-semibold" : ""}`}>
            <dt>
              {row.name}
              {row.detail ? <span className="hint block font-normal">{row.detail}</span> : null}
            </dt>
            <dd className="num text-right">{row.amount}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
