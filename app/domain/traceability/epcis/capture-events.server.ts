import { createHash } from "node:crypto";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { Prisma } from "~/platform/db/generated/client";
import { db } from "~/platform/db/client.server";
import { numberForms } from "../trace-queries.server";
import { readEpcis, type DocumentProblem } from "./document-schema";
import { canonicalJson, lotsOfEvent } from "./event-facts";
import type { EpcisEvent } from "./event-schema";

/** What became of each event, in the order in which they came. */
export type Captured = { taken: number; known: number; events: { eventID: string; status: "taken" | "known" }[] };

/** Clocks differ a little. */
const AHEAD_MS = 5 * 60_000;

/**
 * Takes the events of an EPCIS 2.0 document as events of a producer: all of them, or none with what is wrong and where.
 * An event whose id was taken before is known, and stays as it was; one that declares the earlier one to be an error
 * bears the same id and is another. Events about the producer's lots stand in those lots' records.
 */
export async function captureEvents(capture: { producerId: string; tokenId: string; body: unknown; at: Date }): Promise<Result<Captured, DocumentProblem[]>> {
  const read = readEpcis(capture.body);
  if (!read.ok) return err(read.error);
  const { events, context } = read.value;
  const late = problemsOfTime(events, capture.at);
  if (late.length > 0) return err(late);
  // PostgreSQL holds every character but this one.
  if (canonicalJson(capture.body).includes(String.raw`\u0000`)) return err([{ path: "", message: "must not contain NUL characters" }]);

  const rows = events.map((event) => ({
    id: newId(), producerId: capture.producerId, eventId: event.eventID ?? idOfContent(event), declaration: event.errorDeclaration !== undefined, type: event.type,
    at: new Date(event.eventTime), zoneOffset: event.eventTimeZoneOffset, body: event as Prisma.InputJsonValue, context: context as Prisma.InputJsonValue, recordedAt: capture.at,
  }));
  const lots = await ownLots(capture.producerId, events);
  return transact(async (tx) => {
    const fresh = await tx.capturedEvent.createManyAndReturn({ data: rows, skipDuplicates: true, select: { id: true } });
    const taken = new Set(fresh.map(({ id }) => id));
    const links = rows.flatMap(({ id }, index) => (taken.has(id) ? (lots[index] ?? []).map((lotId) => ({ eventId: id, lotId })) : []));
    await tx.capturedEventLot.createMany({ data: links });
    if (taken.size > 0) {
      await recordAudit(tx, { actor: { kind: "webhook" }, action: "epcis.captured", subjectType: "token", subjectId: capture.tokenId, after: { events: taken.size, lots: new Set(links.map(({ lotId }) => lotId)).size } });
    }
    return ok({
      taken: taken.size, known: rows.length - taken.size,
      events: rows.map(({ id, eventId }) => ({ eventID: eventId, status: taken.has(id) ? ("taken" as const) : ("known" as const) })),
    });
  });
}

function problemsOfTime(events: readonly EpcisEvent[], at: Date): DocumentProblem[] {
  return events.flatMap(({ eventTime }, index) =>
    new Date(eventTime).getTime() > at.getTime() + AHEAD_MS ? [{ path: events.length === 1 ? "eventTime" : `epcisBody.eventList[${index}].eventTime`, message: "lies in the future" }] : []);
}

/** An id for an event that came without one: the same content has the same. */
function idOfContent(event: EpcisEvent): string {
  const { recordTime: _, ...content } = event as Record<string, unknown>;
  const hex = createHash("sha256").update(canonicalJson(content)).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** For each event the ids of the producer's own lots that it names. */
async function ownLots(producerId: string, events: readonly EpcisEvent[]): Promise<string[][]> {
  const named = events.map(lotsOfEvent);
  const codes = [...new Set(named.flat().map(({ lot }) => lot))];
  if (codes.length === 0) return events.map(() => []);
  const rows = await db().lot.findMany({ where: { code: { in: codes }, product: { producerId } }, select: { id: true, gtin: true, code: true } });
  return named.map((refs) => {
    const found = rows.filter(({ gtin, code }) => refs.some(({ number, lot }) => lot === code && numberForms(number).includes(gtin)));
    return found.map(({ id }) => id);
  });
}
