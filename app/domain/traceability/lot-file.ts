/** What may stand with a lot as a file. Pure. */

/** Photos and papers of a lot, all together; a trace page is read on a phone. */
export const MOST_LOT_FILES = 12;

/** Of one paper; a report has a few pages. */
export const LOT_PAPER_MOST_BYTES = 10 * 1024 * 1024;

export type LotPhoto = { id: string; title: string; key: string; width: number; height: number; widths: number[] };
export type LotPaper = { id: string; title: string; conclusion: string | null; mediaType: string; bytes: number };

export type FileFault = "file_missing" | "file_type" | "file_large" | "file_broken" | "file_many" | "file_known";
