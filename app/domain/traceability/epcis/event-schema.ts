import { z } from "zod";
import {
  anyEpcs, bizTransaction, destinationItem, epcList, errorDeclaration, ilmd, moment, open, persistentDisposition, place, quantityList, sensorElement, sourceItem, uri, wordOf, zoneOffset,
} from "./fields";
import { BIZ_STEPS, DISPOSITIONS } from "./vocabulary";

/** The events of EPCIS 2.0 (section 7.4). The same schemas check what comes in and, in tests, what goes out. */

const action = z.enum(["ADD", "OBSERVE", "DELETE"], "must be ADD, OBSERVE or DELETE");

const common = {
  "@context": z.unknown().optional(),
  eventTime: moment,
  eventTimeZoneOffset: zoneOffset,
  recordTime: moment.optional(),
  eventID: uri.optional(),
  errorDeclaration: errorDeclaration.optional(),
  certificationInfo: z.union([uri, z.array(z.union([uri, open({})]))], "must be a URI or a list of them").optional(),
  bizStep: wordOf(BIZ_STEPS, "business step").optional(),
  disposition: wordOf(DISPOSITIONS, "disposition").optional(),
  persistentDisposition: persistentDisposition.optional(),
  readPoint: place.optional(),
  bizLocation: place.optional(),
  bizTransactionList: z.array(bizTransaction).optional(),
  sourceList: z.array(sourceItem).optional(),
  destinationList: z.array(destinationItem).optional(),
  sensorElementList: z.array(sensorElement).optional(),
};

const some = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;
const about = (path: string, message: string) => ({ path: [path], message });

const objectEvent = open({ ...common, type: z.literal("ObjectEvent"), action, epcList: epcList.optional(), quantityList: quantityList.optional(), ilmd: ilmd.optional() })
  .refine((event) => event.epcList !== undefined || some(event.quantityList) || (some(event.sensorElementList) && event.readPoint !== undefined),
    about("epcList", "an ObjectEvent names its objects in epcList or quantityList, or reports sensors at a readPoint"))
  .refine((event) => event.ilmd === undefined || event.action === "ADD", about("ilmd", "stands only in an event with action ADD"));

const children = { parentID: uri.optional(), childEPCs: anyEpcs.optional(), childQuantityList: quantityList.optional() };

const aggregationEvent = open({ ...common, ...children, type: z.literal("AggregationEvent"), action })
  .refine((event) => event.action === "OBSERVE" || event.parentID !== undefined, about("parentID", "is needed unless the action is OBSERVE"))
  .refine((event) => event.action === "DELETE" || some(event.childEPCs) || some(event.childQuantityList), about("childEPCs", "name the children, unless all are taken away (DELETE)"));

const associationEvent = open({ ...common, ...children, type: z.literal("AssociationEvent"), action, parentID: uri })
  .refine((event) => event.action === "DELETE" || some(event.childEPCs) || some(event.childQuantityList), about("childEPCs", "name the children, unless all are taken away (DELETE)"));

const transactionEvent = open({
  ...common, type: z.literal("TransactionEvent"), action, parentID: uri.optional(), epcList: anyEpcs.optional(), quantityList: quantityList.optional(),
  bizTransactionList: z.array(bizTransaction).min(1, "at least one business transaction"),
}).refine((event) => event.action === "DELETE" || event.epcList !== undefined || some(event.quantityList),
  about("epcList", "a TransactionEvent names its objects in epcList or quantityList, unless all are taken away (DELETE)"));

const transformationEvent = open({
  ...common, type: z.literal("TransformationEvent"), inputEPCList: epcList.optional(), inputQuantityList: quantityList.optional(), outputEPCList: epcList.optional(),
  outputQuantityList: quantityList.optional(), transformationID: uri.optional(), ilmd: ilmd.optional(),
}).superRefine((event, context) => {
  const [put, got] = [some(event.inputEPCList) || some(event.inputQuantityList), some(event.outputEPCList) || some(event.outputQuantityList)];
  if (event.transformationID === undefined ? put && got : put || got) return;
  context.addIssue({ code: "custom", path: [put ? "outputQuantityList" : "inputQuantityList"], message: "a TransformationEvent has inputs and outputs; with a transformationID one of them is enough" });
});

/** An event type of somebody's own, under a URI: what, when and where are theirs to define. */
const extendedEvent = z.looseObject({
  type: uri, eventTime: moment, eventTimeZoneOffset: zoneOffset, recordTime: moment.optional(), eventID: uri.optional(), errorDeclaration: errorDeclaration.optional(),
});

const standardEvent = z.discriminatedUnion("type", [objectEvent, aggregationEvent, associationEvent, transactionEvent, transformationEvent]);

const STANDARD = new Set(["ObjectEvent", "AggregationEvent", "AssociationEvent", "TransactionEvent", "TransformationEvent"]);

export type EpcisEvent = z.infer<typeof standardEvent> | z.infer<typeof extendedEvent>;

/** One event. Its type decides which fields it has. */
export const epcisEvent: z.ZodType<EpcisEvent> = z.looseObject({ type: z.string("is missing: which kind of event it is") }, "must be an object").transform((value, context): EpcisEvent => {
  const schema: z.ZodType<EpcisEvent> = STANDARD.has(value.type) ? standardEvent : extendedEvent;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const unknown = issue.path[0] === "type" && !STANDARD.has(value.type);
    context.addIssue({ code: "custom", path: issue.path, message: unknown ? `${JSON.stringify(value.type.slice(0, 60))} is no event type of EPCIS 2.0 and no URI` : issue.message });
  }
  return z.NEVER;
});
