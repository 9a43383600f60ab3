import type { StatementLine } from "~/domain/settlement/payout-queries.server";

const PARTS = ["goods", "discount", "direct", "commission", "vat", "pit", "refunds", "other"] as const;
export type StatementPart = (typeof PARTS)[number];

/** What each part of a line adds to its total; commission with its VAT, taxes and refunds take away. The parts are the total. */
export function partsOf(line: StatementLine): Record<StatementPart, bigint> {
  return {
    goods: line.goods, discount: line.discount, direct: line.direct, commission: -(line.commission + line.commissionVat),
    vat: -line.vatWithheld, pit: -line.pitWithheld, refunds: line.refunds, other: line.other,
  };
}

/** The sums of a statement, and which parts have anything in any line: the others need no column. */
export function sumStatement(lines: readonly StatementLine[]): { parts: Record<StatementPart, bigint>; shown: StatementPart[]; total: bigint; commissionVat: bigint } {
  const each = lines.map(partsOf);
  const sum = (part: StatementPart) => each.reduce((all, one) => all + one[part], 0n);
  return {
    parts: { goods: sum("goods"), discount: sum("discount"), direct: sum("direct"), commission: sum("commission"), vat: sum("vat"), pit: sum("pit"), refunds: sum("refunds"), other: sum("other") },
    shown: PARTS.filter((part) => each.some((one) => one[part] !== 0n)),
    total: lines.reduce((all, { total }) => all + total, 0n),
    commissionVat: lines.reduce((all, line) => all + line.commissionVat, 0n),
  };
}
