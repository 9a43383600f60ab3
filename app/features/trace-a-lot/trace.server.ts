import { authorityName } from "~/domain/certificates/authority-name";
import { findCertificateOfProduct } from "~/domain/certificates/certificate-queries.server";
import { findProduct } from "~/domain/catalog/product-queries.server";
import { findCommune, listCommunes } from "~/domain/places/place-queries.server";
import { cropName } from "~/domain/traceability/crop-names";
import { isInHouseNumber, isLotCode, readGtin, tracePath } from "~/domain/traceability/gs1";
import { soldOf, type GrowingAreaFacts } from "~/domain/traceability/lot";
import { findItem, findTrace, type Trace } from "~/domain/traceability/trace-queries.server";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatNumber } from "~/platform/i18n/format";
import { TRACE_TEXTS } from "~/platform/i18n/messages/trace";
import { makeTranslate } from "~/platform/i18n/translator";
import { certificateFacts } from "~/ui/commerce/certificate-panel";
import type { PageHead } from "~/ui/layout/page-head";
import { traceMap, type OriginView, type TraceView } from "./trace-view";

export type TraceRefusal = { kind: "bad_digit"; gtin: string; expected: number } | { kind: "bad_shape" } | { kind: "unknown_item"; number: string } | { kind: "unknown_lot"; lot: string; itemPath: string | null };

type Asked = { ok: true; number: string } | { ok: false; refusal: TraceRefusal; status: number };

/** A number from an address: a GTIN as its 14 digits, or one of the shop's own. */
function readNumber(text: string): Asked {
  if (isInHouseNumber(text)) return { ok: true, number: text };
  const read = readGtin(text);
  if (read.kind === "gtin") return { ok: true, number: read.gtin14 };
  if (read.kind === "bad_shape") return { ok: false, refusal: { kind: "bad_shape" }, status: 400 };
  return { ok: false, refusal: { kind: "bad_digit", gtin: text, expected: read.expected }, status: 400 };
}

function headOf(locale: Locale, path: string, title: string, description: string, noindex: boolean): PageHead {
  return { title, description, locale, siteUrl: env().siteUrl, path, noindex };
}

/** `/01/{gtin}`: the lots of an item, or why there are none to show. */
export async function loadItem(text: string, locale: Locale) {
  const t = makeTranslate(TRACE_TEXTS[locale], locale);
  const asked = readNumber(text);
  if (!asked.ok) return refused(asked.refusal, asked.status, locale, tracePath(text));
  const item = await findItem(asked.number);
  if (!item) return refused({ kind: "unknown_item", number: text }, 404, locale, tracePath(text));
  const name = pick(item.product.name, locale);
  return {
    kind: "item" as const, status: 200, number: asked.number,
    head: headOf(locale, tracePath(asked.number), t("itemTitle", { product: name }), t("itemLead"), false),
    product: { name, slug: item.product.published ? item.product.slug : null, producer: pick(item.product.producer.name, locale) },
    lots: item.lots.map((lot) => ({ ...lot, path: tracePath(lot.number, lot.code) })),
  };
}

/** `/01/{gtin}/10/{lot}`: the trace of a lot, or why there is none. */
export async function loadTrace(text: string, lot: string, locale: Locale, at: Date) {
  const asked = readNumber(text);
  if (!asked.ok) return refused(asked.refusal, asked.status, locale, tracePath(text, lot));
  const trace = isLotCode(lot) ? await findTrace(asked.number, lot) : null;
  if (!trace) {
    const item = await findItem(asked.number);
    const refusal: TraceRefusal = item ? { kind: "unknown_lot", lot, itemPath: tracePath(asked.number) } : { kind: "unknown_item", number: text };
    return refused(refusal, 404, locale, tracePath(text, lot));
  }
  const t = makeTranslate(TRACE_TEXTS[locale], locale);
  const view = await viewOf(trace, locale, at);
  const words = { lot: trace.lot.code, product: view.product.name };
  return { kind: "lot" as const, status: 200, head: headOf(locale, view.path, t("title", words), t("description", words), false), view };
}

function refused(refusal: TraceRefusal, status: number, locale: Locale, path: string) {
  const t = makeTranslate(TRACE_TEXTS[locale], locale);
  const title = { bad_digit: t("badDigit"), bad_shape: t("badShape"), unknown_item: t("unknownItem"), unknown_lot: t("unknownLot", { lot: refusal.kind === "unknown_lot" ? refusal.lot : "" }) }[refusal.kind];
  return { kind: "refused" as const, status, refusal, head: headOf(locale, path, title, title, true) };
}

/** At a glance; all of them stand below. */
const MATERIALS_SAID = 3;

async function viewOf(trace: Trace, locale: Locale, at: Date): Promise<TraceView> {
  const t = makeTranslate(TRACE_TEXTS[locale], locale);
  const { lot, product } = trace;
  const [certificate, listing, communes, home] = await Promise.all([
    findCertificateOfProduct(product.id, at), findProduct(product.slug, at), listCommunes(env().provinceCode), placeOf(trace),
  ]);
  const areas = areasOf(trace);
  const sizeOf = (area: GrowingAreaFacts) => (area.hives === null ? t("size.ha", { count: formatNumber(area.areaHa, locale) }) : t("size.hives", { count: formatNumber(area.hives, locale) }));
  const materials = lotsOf(trace).flatMap(({ sources }) => sources.flatMap((source) => (source.kind === "bought" ? [source.material] : [])));
  const [area] = areas;
  const pins = areas.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude }]));
  const located = communes.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude }]));
  const { soldG, ofG } = soldOf(trace.balance);
  const variant = listing?.variants.find(({ gtin, sku }) => gtin === lot.number || sku === lot.number);
  const unitName = variant ? pick(variant.unit, locale) : lot.unit;
  const publicNumber = isInHouseNumber(lot.number) ? lot.number : lot.number.padStart(14, "0");
  return {
    path: tracePath(lot.number, lot.code),
    number: publicNumber, ownNumber: isInHouseNumber(lot.number), code: lot.code,
    product: { name: pick(product.name, locale), slug: product.published ? product.slug : null },
    producer: { name: pick(product.producer.name, locale), slug: product.producer.slug, legalName: product.producer.legalName, address: product.producer.address },
    recall: lot.status === "recalled" ? { on: localDateAt(trace.recall?.at ?? at), reason: trace.recall?.reason ?? "" } : null,
    expired: lot.bestBefore !== null && lot.bestBefore < localDateAt(at),
    where: area
      ? { text: t("whereArea", { crop: cropName(area.crop, locale), size: sizeOf(area), commune: area.commune }), place: area.commune }
      : { text: t("whereBought", { commune: product.commune, material: [...new Set(materials)].slice(0, MATERIALS_SAID).join(", ") }), place: product.commune },
    map: traceMap(located, pins.length > 0 ? pins : home),
    dates: { harvestedOn: lot.harvestedOn, producedOn: lot.producedOn, bestBefore: lot.bestBefore },
    certificate: certificate && certificateFacts({ ...certificate, decision: { ...certificate.decision, authority: authorityName(certificate.decision.authority, locale) } }),
    standards: (listing?.quality ?? []).map((one) => ({ ...one, body: authorityName(one.body, locale) })),
    tests: lotsOf(trace).flatMap((one) => one.reports.map((report) => ({
      id: report.id, laboratory: report.laboratory, number: report.number, testedOn: report.testedOn, passed: report.passed, lot: one.id === lot.id ? null : one.code,
      criteria: report.criteria.map(({ name, result, limit }) => ({ name: pick(name, locale), result, limit })),
      papers: report.papers.map(({ id, conclusion, mediaType, bytes }) => ({ id, conclusion, pdf: mediaType === "application/pdf", size: bytes })),
    }))),
    photos: lotsOf(trace).flatMap(({ photos }) => photos),
    sold: { soldG, ofG, soldUnits: trace.balance.packed + trace.balance.soldOutside, ofUnits: lot.quantity, unit: unitName },
    overrideReason: trace.overrideReason,
    record: { ...trace.record, publishedOn: lot.publishedAt && localDateAt(lot.publishedAt) },
    steps: stepsOf(trace, locale),
    origins: lotsOf(trace).flatMap((one) => one.sources.map((source): OriginView => {
      if (source.kind === "bought") return { kind: "bought", material: source.material, supplier: source.supplier, document: source.document };
      if (source.kind === "area") {
        const { code, crop, commune, scheme, markets, active, hives } = source.area;
        return { kind: "area", code, apiary: hives !== null, crop: cropName(crop, locale), size: sizeOf(source.area), commune, scheme, markets: markets.join(", "), active };
      }
      const from = trace.before.find(({ id }) => id === source.lotId);
      return { kind: "lot", code: from?.code ?? "", path: from ? tracePath(from.number, from.code) : "" };
    })),
    epcisPath: `/api/v1/lots/${publicNumber}/${encodeURIComponent(lot.code)}/epcis`,
  };
}

/** The lot itself first, then what it leads back to. */
function lotsOf(trace: Trace): Trace["before"] {
  return [trace.lot, ...trace.before.toReversed()];
}

/** Every growing area that the lot leads back to, each once. */
function areasOf(trace: Trace): GrowingAreaFacts[] {
  const areas = lotsOf(trace).flatMap(({ sources }) => sources.flatMap((source) => (source.kind === "area" ? [source.area] : [])));
  return [...new Map(areas.map((area) => [area.id, area])).values()];
}

/** Where it was made when no field is known: the commune of its first step. */
async function placeOf(trace: Trace): Promise<{ latitude: number; longitude: number }[]> {
  const code = trace.lot.steps.find(({ communeCode }) => communeCode !== null)?.communeCode;
  const commune = code ? await findCommune(code) : null;
  return commune && commune.latitude !== null && commune.longitude !== null ? [{ latitude: commune.latitude, longitude: commune.longitude }] : [];
}

function stepsOf(trace: Trace, locale: Locale): TraceView["steps"] {
  const own = [...trace.before, trace.lot].flatMap((lot) => lot.steps.map((step) => ({
    id: step.id, at: step.at, step: step.bizStep, place: step.place && pick(step.place, locale), detail: step.detail && pick(step.detail, locale), fromLot: lot.id === trace.lot.id ? null : lot.code, sent: false,
  })));
  const sent = trace.captured.map(({ id, at, body, type }) => ({
    id, at, step: wordOf(body["bizStep"]) ?? type, place: null, detail: null, fromLot: null, sent: true,
  }));
  return [...own, ...sent].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The bare word of a step that came as a URI. */
function wordOf(step: unknown): string | undefined {
  return typeof step === "string" ? /([a-z_]+)$/.exec(step)?.[1] : undefined;
}
