import { resolveCommune, type CommuneIndex, type ResolvedCommune } from "~/domain/places/resolve-commune";
import { mayHoldCertificate, type ProducerKindName } from "~/domain/producers/producer-kinds";
import { parseLocalDate } from "~/lib/local-date";
import type { Cell, Sheet, SheetRow } from "~/platform/spreadsheet/sheet";
import { readCertificateDraft, type CertificateDraft, type CertificateField, type CertificateForm, type CertificateProblem } from "../certificate-draft";
import { LEGAL_BASES, legalBasisOn } from "../legal-basis";
import { dayOf, scoreOf, setNumberOf, starsOf, textOf } from "./cell-values";
import { IMPORT_FIELDS, type ColumnMapping, type ImportField } from "./import-columns";
import { matchProducer, type ProducerIndex } from "./match-producer";

export type RowProblemKind =
  | CertificateProblem
  | "commune_unknown" | "commune_ambiguous" | "set_unknown" | "producer_unknown" | "producer_ambiguous" | "tax_code_unknown"
  | "basis_other" | "formula" | "cell_error"
  | "duplicate_in_file" | "register_differs" | "level_differs";

/** What is wrong at one cell; `column` counted from 1, null where the value comes from the form of the decision. */
export type RowProblem = { field: ImportField; column: number | null; kind: RowProblemKind; value: string; params: Readonly<Record<string, string | number>> };

/** What was understood rather than read, and should be looked at. */
export type RowNote = { field: ImportField; kind: "former_commune" | "similar_producer"; from: string; to: string; percent: number };

export type ReadRow = { line: number; columns: ColumnMapping; values: Record<ImportField, string>; draft: CertificateDraft | null; problems: RowProblem[]; notes: RowNote[] };

/** The decision as somebody entered it beside the file, for what no column says. */
export type DecisionFacts = { authority: string; number: string; date: string; level: string };

/** What rows are read against. */
export type ReadingContext = {
  communes: CommuneIndex;
  /** What an address was resolved to before: lists name the same communes again and again. */
  addresses: Map<string, ResolvedCommune>;
  producers: ProducerIndex;
  /** The legal kind of each producer by its id. */
  kinds: ReadonlyMap<string, ProducerKindName>;
  setNames: ReadonlyMap<string, number>;
};

/** Rows of the table below its heading; those that carry only a running number or a sum are none. */
export function dataRows(sheet: Sheet, headerLine: number, mapping: ColumnMapping): SheetRow[] {
  const telling = (["number", "productName", "producerName"] as const).flatMap((field) => mapping[field] ?? []);
  return sheet.rows.filter(({ line, cells }) => line > headerLine && telling.some((column) => textOf(cells[column - 1]) !== ""));
}

/** Reads one row by the rules of the form of a certificate, and finds commune, product set and producer by their names. */
export function readRow(row: SheetRow, sheet: Pick<Sheet, "date1904">, mapping: ColumnMapping, facts: DecisionFacts, context: ReadingContext): ReadRow {
  const cellOf = (field: ImportField): Cell | undefined => row.cells[(mapping[field] ?? 0) - 1];
  const values = rowValues(cellOf, sheet.date1904, mapping, facts);
  const problems = new Map<ImportField, RowProblem>();
  const found = (field: ImportField, kind: RowProblemKind, params: RowProblem["params"] = {}): void => {
    if (!problems.has(field)) problems.set(field, { field, column: mapping[field] ?? null, kind, value: values[field], params });
  };
  for (const field of IMPORT_FIELDS) {
    const cell = cellOf(field);
    if (typeof cell === "object" && cell !== null && "fault" in cell) found(field, cell.fault === "formula" ? "formula" : "cell_error");
  }
  const notes: RowNote[] = [];
  const communeCode = problems.has("commune") ? "" : readCommune(values, context, found, notes);
  const producerId = problems.has("producerName") || problems.has("taxCode") ? "" : readProducer(values, context.producers, found, notes);
  const setNo = setNumberOf(values.setNo, context.setNames);
  if (values.setNo !== "" && setNo === "") found("setNo", "set_unknown");
  const form: CertificateForm = {
    decisionId: "", decisionAuthority: values.decisionAuthority, decisionNumber: values.decisionNumber, decisionDate: values.decisionDate,
    number: values.number, productName: values.productName, producerId, setNo, communeCode,
    stars: values.stars, score: values.score, issuedOn: values.issuedOn, legalBasis: readBasis(values, found),
  };
  const read = readCertificateDraft(form);
  // One reason a field: what was found at its cell says more than that the form then lacks it.
  const producerKnown = problems.has("producerName") || problems.has("taxCode");
  for (const [field, kind] of read.ok ? [] : problemsOf(read.error)) if (field !== "producerId" || !producerKnown) found(fieldOf(field, mapping), kind);
  const kind = context.kinds.get(producerId);
  if (read.ok && kind && !mayHoldCertificate(kind, read.value.setNo)) found(mapping.producerName === undefined ? "taxCode" : "producerName", "may_not_hold");
  return { line: row.line, columns: mapping, values, draft: read.ok && problems.size === 0 ? read.value : null, problems: [...problems.values()], notes };
}

function rowValues(cellOf: (field: ImportField) => Cell | undefined, date1904: boolean, mapping: ColumnMapping, facts: DecisionFacts): Record<ImportField, string> {
  const text = (field: ImportField) => textOf(cellOf(field));
  const day = (field: ImportField, otherwise: string) => (mapping[field] === undefined ? otherwise : dayOf(cellOf(field), date1904));
  const decisionDate = day("decisionDate", facts.date);
  return {
    number: text("number"), productName: text("productName"), producerName: text("producerName"), taxCode: text("taxCode"),
    commune: text("commune"), district: text("district"), setNo: text("setNo"), stars: starsOf(text("stars")), score: scoreOf(text("score")),
    issuedOn: day("issuedOn", decisionDate),
    legalBasis: text("legalBasis"),
    decisionAuthority: mapping.decisionAuthority === undefined ? facts.authority : text("decisionAuthority"),
    decisionNumber: decisionNumberOf(mapping.decisionNumber === undefined ? facts.number : text("decisionNumber")),
    decisionDate,
  };
}

/** "Quyết định số 2865/QĐ-UBND" is "2865/QĐ-UBND". */
function decisionNumberOf(text: string): string {
  return /\d{1,5}\s*\/\s*QĐ-[A-ZĐ-]+/u.exec(text.toUpperCase())?.[0].replaceAll(/\s/g, "") ?? text;
}

type Found = (field: ImportField, kind: RowProblemKind, params?: RowProblem["params"]) => void;

function readCommune(values: ReadRow["values"], { communes, addresses }: ReadingContext, found: Found, notes: RowNote[]): string {
  if (values.commune === "") return "";
  const on = parseLocalDate(values.issuedOn);
  const address = `${values.commune}\n${values.district}\n${on ?? ""}`;
  const place = addresses.get(address) ?? resolveCommune(communes, values.commune, values.district, on);
  addresses.set(address, place);
  if (place.kind === "unknown") found("commune", "commune_unknown");
  if (place.kind === "ambiguous") found("commune", "commune_ambiguous", { names: place.communes.map(({ fullName }) => fullName).join(", ") });
  if (place.kind !== "found") return "";
  const { commune, former } = place;
  if (former) notes.push({ field: "commune", kind: "former_commune", from: `${former.name}, ${former.districtName}`, to: commune.fullName, percent: 100 });
  return commune.code;
}

function readProducer(values: ReadRow["values"], index: ProducerIndex, found: Found, notes: RowNote[]): string {
  if (values.producerName === "" && values.taxCode === "") return "";
  const match = matchProducer(index, values.producerName, values.taxCode);
  switch (match.kind) {
    case "found": return match.producer.id;
    case "similar":
      notes.push({ field: "producerName", kind: "similar_producer", from: values.producerName, to: match.producer.legalName, percent: Math.round(match.similarity * 100) });
      return match.producer.id;
    case "ambiguous": found("producerName", "producer_ambiguous", { names: match.producers.map(({ legalName }) => legalName).join(", ") }); return "";
    case "unknown": found("producerName", "producer_unknown", { nearest: match.nearest?.legalName ?? "–" }); return "";
    case "unknown_tax_code": found("taxCode", "tax_code_unknown"); return "";
  }
}

/** The instrument a row names, as certificates write it; empty lets the day of issue decide. */
function readBasis(values: ReadRow["values"], found: Found): string {
  if (values.legalBasis === "") return "";
  const basis = LEGAL_BASES.filter((known) => values.legalBasis.includes(known)).sort((a, b) => b.length - a.length)[0];
  if (basis === undefined) return values.legalBasis;
  const issuedOn = parseLocalDate(values.issuedOn);
  const inForce = issuedOn && legalBasisOn(issuedOn);
  // The amended instrument is often named without its amendment.
  if (inForce && inForce !== basis && !inForce.startsWith(`${basis} `)) found("legalBasis", "basis_other", { basis: inForce });
  return inForce ?? basis;
}

function problemsOf(problems: Partial<Record<CertificateField, CertificateProblem>>): [CertificateField, CertificateProblem][] {
  return Object.entries(problems) as [CertificateField, CertificateProblem][];
}

/** Where in the file a field of the form comes from. */
function fieldOf(field: CertificateField, mapping: ColumnMapping): ImportField {
  switch (field) {
    case "producerId": return mapping.producerName === undefined ? "taxCode" : "producerName";
    case "communeCode": return "commune";
    case "decisionId": return "decisionNumber";
    case "issuedOn": return mapping.issuedOn === undefined ? "decisionDate" : "issuedOn";
    default: return field;
  }
}
