import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";

/** A table that scrolls inside itself on a narrow screen, unless its few columns fit there; `label` names it for the keyboard and the reader. */
export function Table({ label, head, children, caption, fits = false }: { label: string; head: ReactNode; children: ReactNode; caption?: ReactNode; fits?: boolean }) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className={fits ? "table table-fits" : "table"}>
        {caption ? <caption>{caption}</caption> : null}
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A heading cell; `end` sets numbers flush right. */
export function Th({ end = false, ...rest }: { end?: boolean } & ThHTMLAttributes<HTMLTableCellElement>) {
  return <th scope="col" {...rest} className={end ? "end" : undefined} />;
}

export function Td({ end = false, className, ...rest }: { end?: boolean } & TdHTMLAttributes<HTMLTableCellElement>) {
  return <td {...rest} className={end ? `end ${className ?? ""}` : className} />;
}
