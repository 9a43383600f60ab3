import type { LocalDate } from "~/lib/local-date";

/** What the shop and the registers can know about a product that counts in an evaluation. */
export const FACT_KINDS = [
  "lot", "growing_area", "export_area", "trace",
  "quality_vietgap", "quality_globalgap", "quality_organic", "quality_haccp", "quality_iso22000",
  "mark_private", "mark_shared",
  "sales_growth", "sales_provinces", "reviews", "shop", "pictures", "story", "recognition", "organisation",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** One thing that is already held, with where it comes from and as of when. */
export type Fact = {
  kind: FactKind;
  /**
   * What a rule's threshold is compared with: counts add up over the facts of a kind (lots, areas, certificates, pictures);
   * per cent of growth, number of provinces, of reviews, characters of a story; 1 to 3 for the form of an organisation.
   */
  value: number;
  /** In Vietnamese, the language of the dossier: what it is, its source, its day. */
  title: string;
  on: LocalDate;
  /** The page of this site that shows it. */
  link: string;
};

/** The sum of what is held of a kind; null when nothing is: a growth of 0 % is something. */
export function amountOf(facts: readonly Fact[], kind: FactKind): number | null {
  const held = facts.filter((fact) => fact.kind === kind);
  return held.length === 0 ? null : held.reduce((sum, { value }) => sum + value, 0);
}
