import { checkDigit, readTracePath } from "../gs1";
import type { EpcisEvent } from "./event-schema";

type Fields = Record<string, unknown>;

/** Fields whose objects an event is about. */
const OBJECTS = ["epcList", "childEPCs", "inputEPCList", "outputEPCList"];
const CLASSES = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"];

/** A lot as an event may name it: by a Digital Link of any resolver, or as an EPC class. */
export type LotRef = { number: string; lot: string };

/** The lots an event names, each once. */
export function lotsOfEvent(event: EpcisEvent): LotRef[] {
  const fields = event as Fields;
  const uris = [
    ...OBJECTS.flatMap((name) => (Array.isArray(fields[name]) ? (fields[name] as unknown[]) : [])),
    ...CLASSES.flatMap((name) => (Array.isArray(fields[name]) ? (fields[name] as { epcClass?: unknown }[]).map(({ epcClass }) => epcClass) : [])),
    fields["parentID"],
  ].filter((value) => typeof value === "string");
  const refs = uris.flatMap((text) => lotOfUri(text) ?? []);
  return [...new Map(refs.map((ref) => [`${ref.number} ${ref.lot}`, ref])).values()];
}

function lotOfUri(text: string): LotRef | null {
  const lgtin = /^urn:epc:class:lgtin:(\d{6,12})\.(\d)(\d{0,6})\.(.+)$/.exec(text);
  if (lgtin) {
    const [, company = "", indicator = "", item = "", lot = ""] = lgtin;
    const body = indicator + company + item;
    return body.length === 13 ? { number: body + String(checkDigit(body)), lot: decode(lot) } : null;
  }
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  // A Digital Link may stand below any path of its host.
  const path = /\/(?:01|lo-hang)\/.*$/.exec(new URL(text).pathname)?.[0].replace(/\/21\/.*$/, "") ?? "";
  const read = readTracePath(path);
  return read?.lot === undefined ? null : { number: read.number, lot: read.lot };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** JSON with the names of every object in order: the same content is the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner);
}
