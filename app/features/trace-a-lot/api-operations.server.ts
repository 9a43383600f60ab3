import { z } from "zod";
import type { ApiOperation } from "~/platform/http/openapi.server";

const path = (name: string, description: string) => ({ name, in: "path", required: true, schema: { type: "string" }, description }) as const;
const anyDocument = z.looseObject({ "@context": z.unknown(), type: z.literal("EPCISDocument"), schemaVersion: z.string(), creationDate: z.iso.datetime(), epcisBody: z.object({ eventList: z.array(z.looseObject({ type: z.string() })) }) });

/** Lots for machines in the API's description. */
export const TRACE_OPERATIONS: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/lots/{gtin}/{lot}/epcis",
    summary: "What happened to a lot, as an EPCIS 2.0 JSON-LD document",
    description: "The context is https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld; the answer is `application/ld+json`.",
    parameters: [path("gtin", "8, 12, 13 or 14 digits, or the in-house number of a producer without a GS1 prefix"), path("lot", "The lot number")],
    responses: { 200: { description: "The document", schema: anyDocument }, 400: { description: "The number is no GTIN, or its check digit is wrong" }, 404: { description: "No such lot was published" } },
  },
  {
    method: "post",
    path: "/epcis/capture",
    summary: "Take the events of an EPCIS 2.0 document",
    description: "With a producer's token, made in the producer's area. All events are taken, or none. An eventID taken before is known and stays as it was.",
    secured: true,
    request: anyDocument,
    responses: {
      202: { description: "Taken", schema: z.object({ taken: z.int(), known: z.int(), events: z.array(z.object({ eventID: z.string(), status: z.enum(["taken", "known"]) })) }) },
      400: { description: "What is wrong, each with its place in the document; nothing was taken" },
      401: { description: "No token, or one that is not good" },
      413: { description: "Longer than 1 MB" },
      429: { description: "Too many documents; Retry-After says when to go on" },
    },
  },
];
