import { glnUri, tracePath } from "../gs1";
import type { CapturedFacts, Trace, TraceLot, TraceStep } from "../trace-queries.server";
import { EPCIS_CONTEXT } from "./document-schema";
import type { EpcisEvent } from "./event-schema";
import { DISPOSITIONS } from "./vocabulary";

/** UN/ECE Recommendation 20; whatever else is counted has no unit. */
const UNITS: Record<string, string> = { kg: "KGM", g: "GRM", l: "LTR" };

type Json = Record<string, unknown>;

/**
 * The EPCIS 2.0 document of a lot: what happened to it and to the lots it was made of, and what its producer's own
 * system sent about it. Names of this shop (the growing area, what a place is called) stand under the prefix `xl`.
 */
export function lotDocument(trace: Trace, siteUrl: string, at: Date): Json {
  const lots = [...trace.before, trace.lot];
  const own = lots.flatMap((lot) => lot.steps.map((step) => ({ at: step.at, event: eventOf(step, lot, lots, { siteUrl, gln: trace.product.producer.gln }) })));
  const sent = trace.captured.map((event) => ({ at: event.at, event: sentEvent(event) }));
  return {
    "@context": [EPCIS_CONTEXT, { xl: `${siteUrl}/ns/` }],
    id: `${siteUrl}/api/v1/lots/${trace.lot.number}/${encodeURIComponent(trace.lot.code)}/epcis`,
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: at.toISOString(),
    epcisBody: { eventList: [...own, ...sent].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ event }) => event) },
  };
}

type Where = { siteUrl: string; /** Of the producer's premises. */ gln: string | null };

function eventOf(step: TraceStep, lot: TraceLot, lots: readonly TraceLot[], where: Where): EpcisEvent | Json {
  const { siteUrl } = where;
  const goods = [{ epcClass: siteUrl + tracePath(lot.number, lot.code), quantity: step.quantity ?? lot.quantity, ...unit(step.unit ?? lot.unit) }];
  const facts = {
    eventID: `urn:uuid:${step.id}`,
    eventTime: localTime(step.at, step.zoneOffset),
    eventTimeZoneOffset: step.zoneOffset,
    bizStep: step.bizStep,
    ...(DISPOSITIONS.some((known) => known === step.disposition) ? { disposition: step.disposition } : {}),
    ...placeOf(step, lot, where),
    ...(step.detail ? { "xl:note": step.detail.vi } : {}),
  };
  if (step.action === "") return { type: "TransformationEvent", ...facts, inputQuantityList: inputsOf(lot, lots, siteUrl), outputQuantityList: goods, ilmd: ilmdOf(lot) };
  // What is packed has no SSCC of its own here: the parcel is named by the event that made it.
  if (step.bizStep === "packing") return { type: "AggregationEvent", ...facts, action: "ADD", parentID: `${siteUrl}/ns/package/${step.id}`, childQuantityList: goods };
  const tested = step.bizStep === "inspecting" ? lot.reports.map(({ number }) => ({ type: "testres", bizTransaction: `${siteUrl}/ns/report/${encodeURIComponent(number)}` })) : [];
  return {
    type: "ObjectEvent", ...facts, action: step.action, quantityList: goods,
    ...(tested.length > 0 ? { bizTransactionList: tested } : {}),
    ...(step.action === "ADD" ? { ilmd: ilmdOf(lot) } : {}),
  };
}

function unit(name: string): { uom?: string } {
  const uom = UNITS[name.toLowerCase()];
  return uom === undefined ? {} : { uom };
}

/** The moment as the clock there showed it. */
function localTime(at: Date, zoneOffset: string): string {
  const [hours, minutes] = zoneOffset.slice(1).split(":").map(Number) as [number, number];
  const shift = (zoneOffset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(at.getTime() + shift).toISOString().replace("Z", zoneOffset);
}

/** Steps that are done on the producer's own premises; a test is done elsewhere, and what is sent is on its way. */
const ON_PREMISES: readonly string[] = ["receiving", "creating_class_instance", "packing", "storing"];

/** Where it was seen and where it was afterwards, by the GLN of the place when it has one, else by the shop's own names. */
function placeOf(step: TraceStep, lot: TraceLot, { siteUrl, gln }: Where): Json {
  const area = lot.sources.find((source) => source.kind === "area")?.area;
  const name = step.place ? { "xl:placeName": step.place.vi } : {};
  const known = step.bizStep === "commissioning" ? (area ? area.gln : gln) : ON_PREMISES.includes(step.bizStep) ? gln : null;
  if (known) return { readPoint: { id: glnUri(known), ...name }, bizLocation: { id: glnUri(known) } };
  if (step.bizStep === "commissioning" && area && area.latitude !== null && area.longitude !== null) return { readPoint: { id: `geo:${area.latitude},${area.longitude}`, ...name } };
  return step.communeCode === null ? {} : { readPoint: { id: `${siteUrl}/ns/commune/${step.communeCode}`, ...name } };
}

/** What went in. A harvest and what was bought have no lot number: they are named by the area, and by the delivery. */
function inputsOf(lot: TraceLot, lots: readonly TraceLot[], siteUrl: string): Json[] {
  return lot.sources.map((source, index) => {
    const kilograms = { quantity: source.grams / 1_000, uom: "KGM" };
    if (source.kind === "area") return { epcClass: `${siteUrl}/ns/area/${source.area.code}`, ...kilograms };
    const from = source.kind === "lot" ? lots.find(({ id }) => id === source.lotId) : undefined;
    return { epcClass: from ? siteUrl + tracePath(from.number, from.code) : `${siteUrl}/ns/material/${lot.id}-${index + 1}`, ...kilograms };
  });
}

function ilmdOf(lot: TraceLot): Json {
  const areas = lot.sources.flatMap((source) => (source.kind === "area" ? [source.area.code] : []));
  return {
    "cbvmda:lotNumber": lot.code,
    "cbvmda:countryOfOrigin": "VN",
    ...(lot.harvestedOn ? { "cbvmda:harvestEndDate": lot.harvestedOn } : {}),
    ...(lot.bestBefore ? { "cbvmda:bestBeforeDate": lot.bestBefore } : {}),
    "xl:productionDate": lot.producedOn,
    ...(areas.length > 0 ? { "xl:growingArea": areas } : {}),
  };
}

/** As it was sent; the prefixes of the document it came in go with it. */
function sentEvent({ body, context }: CapturedFacts): Json {
  const own = (Array.isArray(context) ? context : [context]).filter((item) => typeof item === "object" && item !== null);
  const { "@context": inner, ...event } = body;
  const all = [...own, ...(inner === undefined ? [] : Array.isArray(inner) ? inner : [inner])];
  return all.length > 0 ? { "@context": all, ...event } : event;
}
