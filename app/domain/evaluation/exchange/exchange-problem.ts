/** What stands in the way of taking a file in. */
export const EXCHANGE_PROBLEMS = [
  "not_read", "not_json", "format", "shape", "twice", "column_missing", "formula",
  "unknown_producer", "unknown_commune", "unknown_sheet", "unknown_certificate", "unknown_option", "unknown_dossier",
  "file_missing", "file_type", "file_differs", "already_running", "differs", "wrong_state", "score", "stars", "decision", "refused",
] as const;
export type ExchangeProblemKind = (typeof EXCHANGE_PROBLEMS)[number];

/** `place` is a path of the JSON (`dossiers[2].papers[0].data`) or a cell of the sheet (`H5`). */
export type ExchangeProblem = { place: string; kind: ExchangeProblemKind; /** What stands there. */ found?: string };

export type ExchangeKind = "dossiers" | "results";

/** What taking a file in would do. It is only done when there is no problem. */
export type ExchangeCheck = {
  kind: ExchangeKind | null;
  problems: ExchangeProblem[];
  changes: { name: string; what: "new_dossier" | "result" }[];
  /** How many entries say what is written down already. */
  unchanged: number;
};
