import { summaryAnswer, summaryParameters } from "~/domain/programme/api-schema.server";
import type { ApiOperation } from "~/platform/http/openapi.server";

/** The programme's figures in the API's description. */
export const PROGRAMME_OPERATIONS: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/programme/summary",
    summary: "The programme's figures of some years, computed from the register",
    query: summaryParameters,
    responses: { 200: { description: "The figures", schema: summaryAnswer }, 422: { description: "A year is missing, out of range, or the first is after the last" } },
  },
];
