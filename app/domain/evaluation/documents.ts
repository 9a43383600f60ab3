/** The papers of a dossier (Form 02 of Decision 26/2026/QĐ-TTg) and when it is full. */

export const DOCUMENT_KINDS = [
  "registration_sheet", "business_registration", "production_conditions", "material_origin", "environment", "local_labour",
  "growth", "intellectual_property", "market", "promotion", "product_story", "quality_declaration", "test_report",
  "barcode_trace", "quality_system", "award", "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export function isDocumentKind(value: string): value is DocumentKind {
  return (DOCUMENT_KINDS as readonly string[]).includes(value);
}

/** Papers without which no dossier is full. */
const ALWAYS: readonly DocumentKind[] = ["registration_sheet", "business_registration", "product_story"];
/** For goods as well; tourism (set 26) declares no quality of goods and sends no samples to a laboratory. */
const GOODS: readonly DocumentKind[] = ["production_conditions", "material_origin", "quality_declaration", "test_report"];

export const TOURISM_SET = 26;

export function requiredDocuments(setNo: number): readonly DocumentKind[] {
  return setNo === TOURISM_SET ? ALWAYS : [...ALWAYS, ...GOODS];
}

/** What a dossier still lacks; all empty when it is full. */
export type Gaps = {
  documents: DocumentKind[];
  /** Codes of criteria the producer has not scored itself on. */
  unscored: string[];
  story: boolean;
};

/** The least that a product's story says, in characters: a sentence or two are none. */
export const STORY_LEAST = 100;

export function gapsOf(dossier: { setNo: number; story: string; documents: readonly DocumentKind[]; scored: readonly string[] }, criteria: readonly string[]): Gaps {
  return {
    documents: requiredDocuments(dossier.setNo).filter((kind) => !dossier.documents.includes(kind)),
    unscored: criteria.filter((code) => !dossier.scored.includes(code)),
    story: dossier.story.trim().length < STORY_LEAST,
  };
}

export function isFull(gaps: Gaps): boolean {
  return gaps.documents.length === 0 && gaps.unscored.length === 0 && !gaps.story;
}
