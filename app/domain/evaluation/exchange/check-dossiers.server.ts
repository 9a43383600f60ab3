import { createHash } from "node:crypto";
import type { Db } from "~/platform/db/client.server";
import { FINISHED } from "../dossier-states";
import { paperFileKind } from "~/platform/storage/paper-file";
import { EVIDENCE_MOST_BYTES } from "../evidence-file";
import { dossierEntries } from "./export-dossiers.server";
import type { DossierEntry } from "./exchange-format.server";
import type { ExchangeCheck, ExchangeProblemKind } from "./exchange-problem";

type PlaceOf = (index: number, field: string) => string;
export type PaperFile = { storageName: string; mediaType: string; bytes: Uint8Array };
export type NewDossier = { entry: DossierEntry; producerId: string; productId: string | null; certificateId: string | null; files: Map<string, PaperFile> };
export type CheckedDossiers = ExchangeCheck & { todo: NewDossier[] };

/** What a file of dossiers would add: those that are not here yet, as drafts of their producers. One that is here must say the same. */
export async function checkDossiers(tx: Db, entries: readonly DossierEntry[], placeOf: PlaceOf): Promise<CheckedDossiers> {
  const known = await readKnown(tx, entries);
  const checked: CheckedDossiers = { kind: "dossiers", problems: [], changes: [], unchanged: 0, todo: [] };
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    let good = true;
    const problem = (field: string, kind: ExchangeProblemKind, found?: string): void => {
      good = false;
      checked.problems.push({ place: placeOf(index, field), kind, ...(found === undefined ? {} : { found }) });
    };
    if (seen.has(entry.id)) return problem("id", "twice", entry.id);
    seen.add(entry.id);
    const here = known.here.find(({ id }) => id === entry.id);
    if (here) {
      if (!sameEntry(here, entry)) return problem("", "differs", entry.id);
      checked.unchanged += 1;
      return;
    }
    const { producer: { taxCode, legalName }, product, certificate: number } = entry;
    const producer = known.producers.find((one) => (taxCode === null ? one.legalName === legalName : one.taxCode === taxCode));
    if (!producer) problem(taxCode === null ? "producer.legalName" : "producer.taxCode", "unknown_producer", taxCode ?? legalName);
    if (!known.communes.has(product.commune)) problem("product.commune", "unknown_commune", product.commune);
    if (known.sheets.get(entry.sheet) !== product.set) problem("sheet", "unknown_sheet", entry.sheet);
    const certificate = known.certificates.find((one) => one.number === number && one.producerId === producer?.id);
    if (number !== null && !certificate) problem("certificate", "unknown_certificate", number);
    if (certificate && known.running.has(certificate.id)) problem("certificate", "already_running", number ?? "");
    const codes = new Set<string>();
    entry.marks.forEach(({ code, ordinal, points }, at) => {
      if (!known.options.has(`${entry.sheet} ${code} ${ordinal} ${points}`)) problem(`marks[${at}]`, "unknown_option", `${code}: ${points}`);
      else if (codes.has(code)) problem(`marks[${at}].code`, "twice", code);
      codes.add(code);
    });
    const files = new Map<string, PaperFile>();
    entry.papers.forEach((paper, at) => {
      if (paper.criterion !== null && !known.criteria.has(`${entry.sheet} ${paper.criterion}`)) problem(`papers[${at}].criterion`, "unknown_option", paper.criterion);
      if (known.papers.has(paper.id) || files.has(paper.id)) problem(`papers[${at}].id`, "twice", paper.id);
      if (paper.file === null ? paper.link === null : paper.link !== null) return problem(`papers[${at}]`, "file_missing");
      if (paper.file === null) return;
      const file = readFile(paper.file, paper.id);
      if (typeof file === "string") problem(`papers[${at}].file`, file, paper.title);
      else files.set(paper.id, file);
    });
    if (!good || !producer) return;
    checked.changes.push({ name: `${product.name} (${producer.legalName})`, what: "new_dossier" });
    const listing = known.products.find(({ slug, producerId, setNo }) => slug === product.listing && producerId === producer.id && setNo === product.set);
    checked.todo.push({ entry, producerId: producer.id, productId: listing && !known.running.has(listing.id) ? listing.id : null, certificateId: certificate?.id ?? null, files });
  });
  return checked;
}

async function readKnown(tx: Db, entries: readonly DossierEntry[]) {
  const sheets = [...new Set(entries.map(({ sheet }) => sheet))];
  const [here, producers, communes, sheetRows, criteria, options, certificates, products, papers] = [
    await dossierEntries(tx, entries.map(({ id }) => id), false),
    await tx.producer.findMany({ where: { OR: [{ taxCode: { in: entries.flatMap(({ producer }) => producer.taxCode ?? []) } }, { legalName: { in: entries.map(({ producer }) => producer.legalName) } }] }, select: { id: true, taxCode: true, legalName: true } }),
    await tx.commune.findMany({ where: { code: { in: entries.map(({ product }) => product.commune) } }, select: { code: true } }),
    await tx.scoreSheet.findMany({ where: { id: { in: sheets } }, select: { id: true, setNo: true } }),
    await tx.scoreCriterion.findMany({ where: { sheetId: { in: sheets } }, select: { sheetId: true, code: true } }),
    await tx.scoreOption.findMany({ where: { sheetId: { in: sheets } } }),
    await tx.certificate.findMany({ where: { number: { in: entries.flatMap(({ certificate }) => certificate ?? []) } }, select: { id: true, number: true, producerId: true } }),
    await tx.product.findMany({ where: { slug: { in: entries.flatMap(({ product }) => product.listing ?? []) } }, select: { id: true, slug: true, producerId: true, setNo: true } }),
    await tx.dossierEvidence.findMany({ where: { id: { in: entries.flatMap(({ papers: list }) => list.map(({ id }) => id)) } }, select: { id: true } }),
  ];
  const running = await tx.dossier.findMany({
    where: { state: { notIn: [...FINISHED] }, OR: [{ certificateId: { in: certificates.map(({ id }) => id) } }, { productId: { in: products.map(({ id }) => id) } }] },
    select: { certificateId: true, productId: true },
  });
  return {
    here, producers, certificates, products,
    communes: new Set(communes.map(({ code }) => code)),
    sheets: new Map(sheetRows.map(({ id, setNo }) => [id, setNo])),
    criteria: new Set(criteria.map(({ sheetId, code }) => `${sheetId} ${code}`)),
    options: new Set(options.map(({ sheetId, code, ordinal, points }) => `${sheetId} ${code} ${ordinal} ${points}`)),
    papers: new Set(papers.map(({ id }) => id)),
    running: new Set(running.flatMap(({ certificateId, productId }) => [certificateId, productId])),
  };
}

/** Whether an entry says what is here; whether its files are embedded makes no difference, what they are does. */
function sameEntry(here: DossierEntry, entry: DossierEntry): boolean {
  const bare = ({ papers, marks, ...rest }: DossierEntry): string =>
    JSON.stringify([
      Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      marks.map(({ code, ordinal, points, note }) => [code, ordinal, points, note]).toSorted(),
      papers.map(({ id, criterion, kind, title, link, file }) => [id, criterion, kind, title, link, file?.sha256]).toSorted(),
    ], (_key, value: unknown) => (isPlain(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value));
  return bare(here) === bare(entry);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readFile({ data, sha256, bytes: size }: NonNullable<DossierEntry["papers"][number]["file"]>, id: string): PaperFile | "file_missing" | "file_type" | "file_differs" {
  if (data === null) return "file_missing";
  const bytes = new Uint8Array(Buffer.from(data, "base64"));
  if (bytes.byteLength !== size || createHash("sha256").update(bytes).digest("hex") !== sha256) return "file_differs";
  const kind = paperFileKind(bytes);
  if (!kind || bytes.byteLength > EVIDENCE_MOST_BYTES) return "file_type";
  return { storageName: `evidence-${id}.${kind.ending}`, mediaType: kind.mediaType, bytes };
}
