import { z } from "zod";
import { COMPONENTS, ERROR_REASONS, MEASUREMENTS, SENSOR_ALERTS, SOURCE_DESTINATION_TYPES, TRANSACTION_TYPES, DISPOSITIONS } from "./vocabulary";

/** The parts of EPCIS 2.0 events (JSON binding, EPCIS standard 2.0 sections 7.3 and 9), as the standard defines them. */

/** RFC 3986: a scheme and something after it, of the characters that a URI may have; all others are escaped. */
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[\w!#$&'()*+,\-./:;=?@[\]~]|%[0-9A-Fa-f]{2})+$/;
/** Names of fields are never looked up: they may be in any script. */
const NAME = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

export const uri = z.string("must be a URI").regex(URI, "must be a URI");

/** RFC 3339 with its zone; the day and the clock must exist. */
export const moment = z.string("must be a date and time").superRefine((text, context) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i.exec(text);
  if (!match) return context.addIssue({ code: "custom", message: "must be a date and time with its zone, as 2026-11-23T08:00:00.000+07:00" });
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) context.addIssue({ code: "custom", message: "is no day of the calendar" });
});

export const zoneOffset = z.string("must be the offset from UTC, as +07:00").regex(/^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$/, "must be the offset from UTC, as +07:00");

/** CBV words as URIs: the last part must be one of the words, whatever else is a URI of somebody's own. */
const CBV = /^(?:urn:epcglobal:cbv:(?:bizstep|disp|btt|sdt|er):|(?:https?:\/\/(?:ref\.gs1\.org|ns\.gs1\.org)\/cbv\/(?:BizStep|Disp|BTT|SDT|ER|MT)-)|cbv:(?:BizStep|Disp|BTT|SDT|ER)-)(.+)$/;

/** A word of the standard's vocabulary, bare or as its URI, or a URI of another vocabulary. */
export function wordOf(words: readonly string[], what: string) {
  return z.string(`must be ${what}`).superRefine((text, context) => {
    const own = CBV.exec(text)?.[1];
    if (words.includes(own ?? text) || (own === undefined && URI.test(text))) return;
    context.addIssue({ code: "custom", message: `${JSON.stringify(text.slice(0, 60))} is no ${what} of the Core Business Vocabulary${own === undefined ? " and no URI" : ""}` });
  });
}

const number = z.number("must be a number");

export const quantityElement = z.object({
  epcClass: uri,
  quantity: number.optional(),
  uom: z.string().regex(/^[A-Z0-9]{2,3}$/, "must be a unit of UN/ECE Recommendation 20, as KGM").optional(),
}).strict().refine(({ quantity, uom }) => uom === undefined || quantity !== undefined, { path: ["quantity"], message: "a unit needs a quantity" })
  .refine(({ quantity }) => quantity === undefined || quantity >= 0, { path: ["quantity"], message: "must not be negative" });

function distinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

export const epcList = z.array(uri).refine(distinct, "names the same object twice");
/** The schema asks for distinct objects in some events only. */
export const anyEpcs = z.array(uri);
export const quantityList = z.array(quantityElement);

/** Fields of other vocabularies may stand in most objects, under a prefixed or full name. */
export const isExtension = (name: string): boolean => name.startsWith("@") || NAME.test(name);

/** An object with these fields and extensions, and no other bare names: those are mostly slips of the pen. */
export function open<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape).superRefine((value, context) => {
    for (const name of Object.keys(value)) {
      if (!(name in shape) && !isExtension(name)) context.addIssue({ code: "custom", path: [name], message: "is no field of the standard here; extensions need a prefix, as example:name" });
    }
  });
}

/** A place is known by its id; what else is said of it the standard leaves open. */
export const place = z.looseObject({ id: uri });

export const bizTransaction = z.object({ type: wordOf(TRANSACTION_TYPES, "transaction type").optional(), bizTransaction: uri }).strict();
export const sourceItem = z.object({ type: wordOf(SOURCE_DESTINATION_TYPES, "source type"), source: uri }).strict();
export const destinationItem = z.object({ type: wordOf(SOURCE_DESTINATION_TYPES, "destination type"), destination: uri }).strict();

const dispositions = z.array(wordOf(DISPOSITIONS, "disposition")).min(1, "at least one disposition").refine(distinct, "names the same twice");
export const persistentDisposition = z.object({ set: dispositions.optional(), unset: dispositions.optional() }).strict()
  .refine(({ set, unset }) => set !== undefined || unset !== undefined, "sets or unsets at least one disposition");

export const errorDeclaration = open({
  declarationTime: moment,
  reason: wordOf(ERROR_REASONS, "error reason").optional(),
  correctiveEventIDs: z.array(uri).optional(),
});

const sensorMetadata = open({
  time: moment.optional(), startTime: moment.optional(), endTime: moment.optional(), deviceID: uri.optional(), deviceMetadata: uri.optional(), rawData: uri.optional(),
  dataProcessingMethod: uri.optional(), bizRules: uri.optional(),
});
const sensorReport = open({
  type: wordOf(MEASUREMENTS, "measurement type"), exception: wordOf(SENSOR_ALERTS, "sensor alert").optional(), deviceID: uri.optional(), deviceMetadata: uri.optional(), rawData: uri.optional(),
  dataProcessingMethod: uri.optional(), bizRules: uri.optional(), time: moment.optional(), microorganism: uri.optional(), chemicalSubstance: uri.optional(), value: number.optional(),
  component: wordOf(COMPONENTS, "component").optional(), stringValue: z.string().optional(), booleanValue: z.boolean().optional(),
  hexBinaryValue: z.string().regex(/^[A-Fa-f0-9]+$/, "must be hexadecimal").optional(), uriValue: uri.optional(), minValue: number.optional(), maxValue: number.optional(),
  meanValue: number.optional(), sDev: number.optional(), percRank: number.optional(), percValue: number.optional(), uom: z.string().optional(), coordinateReferenceSystem: uri.optional(),
});

export const sensorElement = open({ sensorMetadata: sensorMetadata.optional(), sensorReport: z.array(sensorReport).min(1, "at least one report") });

/** Facts about the goods at their beginning; every name of another vocabulary. */
export const ilmd = z.looseObject({}).superRefine((value, context) => {
  for (const name of Object.keys(value)) if (!isExtension(name)) context.addIssue({ code: "custom", path: [name], message: "needs a prefix, as cbvmda:lotNumber" });
});
