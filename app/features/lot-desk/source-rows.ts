import { MOST_SOURCES } from "~/domain/traceability/lot";

/** The rows of a form that say what a lot is made of: `sources.0.source`, `sources.0.amount` … Pure. */

export const ROW_FIELDS = ["source", "amount", "supplier", "material", "document"] as const;
type RowField = (typeof ROW_FIELDS)[number];

export function rowField(row: number, name: RowField): `sources.${number}.${RowField}` {
  return `sources.${row}.${name}`;
}

const ROW_NAME = /^sources\.(\d{1,2})\.(source|amount|supplier|material|document)$/;

/** How many rows a form has; one at least. */
export function countRows(values: ReadonlyMap<string, string> | Readonly<Record<string, string>>): number {
  const names = values instanceof Map ? [...values.keys()] : Object.keys(values);
  return Math.max(1, ...names.map((name) => Number(ROW_NAME.exec(name)?.[1] ?? -1) + 1));
}

/**
 * The form with its rows one after the other: a row that was left empty goes, so that what is said about a row stands at
 * the row that is shown; `without` names one that was taken out.
 */
export function packRows(form: ReadonlyMap<string, string>, without?: number): Map<string, string> {
  const packed = new Map([...form].filter(([name]) => !ROW_NAME.test(name)));
  const rows = Array.from({ length: countRows(form) }, (_, row) => ROW_FIELDS.map((name) => [name, form.get(rowField(row, name)) ?? ""] as const));
  const kept = rows.filter((fields, row) => row !== without && fields.some(([, value]) => value.trim() !== ""));
  for (const [row, fields] of kept.entries()) for (const [name, value] of fields) packed.set(rowField(row, name), value);
  return packed;
}

/** The form with one row more (`rows` more) or one less (`drop.{n}`); null when it asks for neither. */
export function readRowChange(form: ReadonlyMap<string, string>): Map<string, string> | null {
  const asked = form.get("rows") ?? "";
  if (asked === "more") {
    const packed = packRows(form);
    const rows = packed.has(rowField(0, "source")) ? countRows(packed) : 0;
    return rows < MOST_SOURCES ? packed.set(rowField(rows, "source"), "") : packed;
  }
  const dropped = /^drop\.(\d{1,2})$/.exec(asked)?.[1];
  return dropped === undefined ? null : packRows(form, Number(dropped));
}
