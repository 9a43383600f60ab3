import { findCertificateOfProduct } from "~/domain/certificates/certificate-queries.server";
import { isInHouseNumber, isLotCode, readGtin, readTracePath, tracePath } from "~/domain/traceability/gs1";
import { findItem, findTrace } from "~/domain/traceability/trace-queries.server";
import type { TraceLinks } from "./linkset";

export type FoundLinks = { ok: true; links: TraceLinks } | { ok: false; status: 400 | 404; reason: string };

/** What a trace path without its language has links for. */
export async function findTraceLinks(path: string, at: Date): Promise<FoundLinks> {
  const asked = readTracePath(path);
  if (!asked) return { ok: false, status: 404, reason: "No such Digital Link." };
  const read = isInHouseNumber(asked.number) ? ({ kind: "own" } as const) : readGtin(asked.number);
  if (read.kind === "bad_shape") return { ok: false, status: 400, reason: "A GTIN has 8, 12, 13 or 14 digits." };
  if (read.kind === "bad_check_digit") return { ok: false, status: 400, reason: `The check digit of the GTIN is wrong: it would have to be ${read.expected}.` };
  const number = read.kind === "own" ? asked.number : read.gtin14;
  if (asked.lot === undefined) {
    const item = await findItem(number);
    if (!item) return { ok: false, status: 404, reason: "No item has that number." };
    return { ok: true, links: { path: tracePath(number), title: item.product.name.vi, productPath: item.product.published ? `/san-pham/${item.product.slug}` : null, certificatePath: null, epcisPath: null } };
  }
  const trace = isLotCode(asked.lot) ? await findTrace(number, asked.lot) : null;
  if (!trace) return { ok: false, status: 404, reason: "That item has no such lot." };
  const certificate = await findCertificateOfProduct(trace.product.id, at);
  return {
    ok: true,
    links: {
      path: tracePath(trace.lot.number, trace.lot.code), title: `${trace.product.name.vi} – lô ${trace.lot.code}`,
      productPath: trace.product.published ? `/san-pham/${trace.product.slug}` : null,
      certificatePath: certificate ? `/chung-nhan/${certificate.number}` : null,
      epcisPath: `/api/v1/lots/${number}/${encodeURIComponent(trace.lot.code)}/epcis`,
    },
  };
}
