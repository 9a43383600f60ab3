import { Fragment, type ReactNode } from "react";

export type Fact = { term: ReactNode; value: ReactNode };

/** Names and values, two columns; rows without a value are left out. */
export function Facts({ rows }: { rows: (Fact | null | false | "" | undefined)[] }) {
  return (
    <dl className="facts">
      {rows.map((row, index) =>
        row ? (
          <Fragment key={index}>
            <dt>{row.term}</dt>
            <dd>{row.value}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  );
}
