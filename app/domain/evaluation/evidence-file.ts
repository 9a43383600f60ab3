/** How much evidence is taken; no I/O. */

/** Ten megabytes: a scanned contract of a few dozen pages. */
export const EVIDENCE_MOST_BYTES = 10 * 1024 * 1024;
/** Of one dossier. */
export const EVIDENCE_MOST_FILES = 150;
