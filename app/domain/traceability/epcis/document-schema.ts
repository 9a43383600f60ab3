import { z } from "zod";
import { epcisEvent, type EpcisEvent } from "./event-schema";
import { moment, open, uri } from "./fields";

export const EPCIS_CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

/** GS1 publishes the context at more than one address; whichever is named, its file name is this. */
const STANDARD_CONTEXT = /^https?:\/\/(ref\.gs1\.org\/standards\/epcis\/(2\.\d+(\.\d+)?\/)?|gs1\.github\.io\/EPCIS\/)epcis-context\.jsonld$/;

const contextItem = z.union([uri, z.record(z.string(), z.unknown())], "must be a URI or an object");
const context = z.union([contextItem, z.array(contextItem)], "is missing: the JSON-LD context of EPCIS 2.0")
  .refine((value) => (Array.isArray(value) ? value : [value]).some((item) => typeof item === "string" && STANDARD_CONTEXT.test(item)), `must name the context of EPCIS 2.0, ${EPCIS_CONTEXT}`);

// Master data are not taken, only looked through: the standard leaves their objects open.
const vocabulary = z.looseObject({
  type: uri,
  vocabularyElementList: z.array(z.looseObject({ id: uri, attributes: z.array(z.looseObject({ id: uri })).optional(), children: z.array(uri).optional() })).optional(),
});
const header = open({ epcisMasterData: z.looseObject({ vocabularyList: z.array(vocabulary).optional() }).optional() });

const epcisDocument = open({
  "@context": context,
  id: uri.optional(),
  type: z.literal("EPCISDocument", 'must be "EPCISDocument"'),
  schemaVersion: z.string("must be the version, as 2.0").regex(/^2(\.\d+)*$/, "only EPCIS 2 is understood here"),
  creationDate: moment,
  instanceIdentifier: z.string().optional(),
  sender: z.string().optional(),
  receiver: z.string().optional(),
  epcisHeader: header.optional(),
  epcisBody: z.looseObject({ eventList: z.array(epcisEvent, "must be a list of events") }, "is missing"),
});
const loneEvent = z.looseObject({ "@context": context });

export type DocumentProblem = { path: string; message: string };
export type ReadDocument = { context: unknown; events: EpcisEvent[] };

/**
 * Reads a document of events, or one event that brings its own context. What is wrong is named with its place
 * (`epcisBody.eventList[2].eventTime`).
 */
export function readEpcis(body: unknown): { ok: true; value: ReadDocument } | { ok: false; error: DocumentProblem[] } {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { ok: false, error: [{ path: "", message: "must be an EPCIS document: a JSON object" }] };
  const lone = "eventTime" in body && !("epcisBody" in body);
  if (lone) {
    const [own, event] = [loneEvent.safeParse(body), epcisEvent.safeParse(body)];
    if (own.success && event.success) return { ok: true, value: { context: own.data["@context"], events: [event.data] } };
    return { ok: false, error: [own, event].flatMap((checked) => (checked.success ? [] : problemsOf(checked.error))) };
  }
  const checked = epcisDocument.safeParse(body);
  if (!checked.success) return { ok: false, error: problemsOf(checked.error) };
  return { ok: true, value: { context: checked.data["@context"], events: checked.data.epcisBody.eventList } };
}

/** What is wrong, each with its place in the document; enough of it to mend the rest by example. */
const MOST = 50;

function problemsOf(error: z.ZodError): DocumentProblem[] {
  return error.issues.slice(0, MOST).map((issue) => ({
    path: issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("").replace(/^\./, ""),
    message: issue.message,
  }));
}
