import { z } from "zod";
import { DOCUMENT_KINDS } from "../documents";
import { DOSSIER_KINDS } from "../dossier-kinds";
import { DOSSIER_STATES } from "../dossier-states";

/**
 * The files exchanged with the ministry's evaluation software, version 1. Texts are NFC, days `YYYY-MM-DD`, scores
 * "91.25". Described for other programs by `exchangeSchema` (JSON Schema at /api/v1/evaluation/exchange-schema.json).
 */
const text = (most: number) => z.string().max(most);
const day = z.iso.date();

const paper = z.strictObject({
  id: z.uuid(),
  criterion: text(20).nullable().describe("Code of the criterion it is for; null: the dossier as a whole"),
  kind: z.enum(DOCUMENT_KINDS),
  title: text(200).min(1),
  link: text(500).regex(/^\/[^/\s]\S*$/).nullable().describe("A page of this site, instead of a file"),
  file: z.strictObject({
    mediaType: text(60),
    bytes: z.int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    data: z.base64().nullable().describe("The file itself; null when the papers together are too large to embed"),
  }).nullable(),
});

const dossier = z.strictObject({
  id: z.uuid(),
  kind: z.enum(DOSSIER_KINDS),
  state: z.enum(DOSSIER_STATES).describe("As of the export. What is taken in begins as a draft"),
  receipt: text(60).nullable(),
  producer: z.strictObject({ taxCode: text(20).nullable(), legalName: text(300).min(1) }),
  product: z.strictObject({ name: text(300).min(1), set: z.int().min(1).max(26), commune: z.string().regex(/^\d{5}$/), listing: text(200).nullable() }),
  certificate: text(60).nullable().describe("Number of the certificate that is renewed or raised"),
  sheet: text(40).describe("Id of the score sheet, e.g. QD26-01"),
  story: text(10_000),
  marks: z.array(z.strictObject({ code: text(20), ordinal: z.int(), points: z.int(), note: text(1_000).nullable() })).max(200),
  papers: z.array(paper).max(150),
});

const result = z.strictObject({
  dossier: z.uuid().nullable(),
  receipt: text(60).nullable(),
  product: text(300),
  producer: text(300),
  taxCode: text(20).nullable(),
  set: z.int().nullable(),
  commune: text(10).nullable(),
  score: z.string().regex(/^\d{1,3}([.,]\d{1,2})?$/),
  stars: z.int().min(1).max(5),
  level: z.enum(["district", "province", "ministry"]).nullable(),
  sheets: z.int().nullable(),
  decision: z.strictObject({ authority: text(200), number: text(60), issuedOn: day }).nullable(),
  certificate: text(60).nullable(),
  note: text(2_000),
});

export const dossiersFile = z.strictObject({ format: z.literal("ocop-dossiers"), version: z.literal(1), dossiers: z.array(dossier).min(1).max(200) });
export const resultsFile = z.strictObject({ format: z.literal("ocop-results"), version: z.literal(1), results: z.array(result).min(1).max(5_000) });

export type DossiersFile = z.infer<typeof dossiersFile>;
export type DossierEntry = DossiersFile["dossiers"][number];
export type ResultsFile = z.infer<typeof resultsFile>;
export type ResultEntry = ResultsFile["results"][number];

/** Both formats as JSON Schema. */
export function exchangeSchema(): object {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "OCOP dossiers and results, version 1", oneOf: [z.toJSONSchema(dossiersFile), z.toJSONSchema(resultsFile)] };
}
