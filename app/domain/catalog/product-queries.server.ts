import { isAtHome } from "~/domain/producers/producer-kinds";
import { fromDateColumn, localDateAt, toDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { bookedPieces, type OpenHarvest } from "./booked-pieces.server";
import type { Certification, SectorName } from "./listing";
import { isOnSale, saleDays, type SaleDays } from "./sale-days";
import type { SaleFacts } from "./sale-note";
import type { PriceBreak } from "./variants/price-breaks";

export type ProductVariant = {
  id: string;
  sku: string;
  name: LocalizedText;
  unit: LocalizedText;
  priceVnd: number;
  netWeightG: number;
  shippingWeightG: number;
  size: { lengthCm: number; widthCm: number; heightCm: number };
  gtin: string | null;
  /** How many of it can be sold now. */
  stock: number;
  minQuantity: number;
  maxQuantity: number;
  sale: SaleFacts;
  /** Of what is sold ahead of one. */
  harvest: OpenHarvest | null;
  /** When it is on sale. */
  days: SaleDays;
  breaks: PriceBreak[];
};

export type ProductPicture = { key: string; widths: number[]; width: number; height: number; avif: boolean; tone: string; alt: LocalizedText };

export type QualityCertificateFact = { scheme: Certification; number: string; body: string; expiresOn: LocalDate };
export type ProtectedNameFact = {
  /** Of the right itself, which other products may bear too. */
  ipRightId: string;
  kind: "gi" | "collective_mark" | "certification_mark" | "trademark";
  name: string;
  number: string | null;
  /** The last day on which the product may bear it; null: no end is set. */
  until: LocalDate | null;
};
export type AwardFact = { id: string; kind: "rural_industrial" | "gold_brand"; year: number; until: LocalDate | null };

/** A published product with everything its page tells, in all languages. */
export type ProductDetail = {
  id: string;
  slug: string;
  producerId: string;
  communeCode: string;
  setNo: number;
  sector: SectorName;
  setName: LocalizedText;
  name: LocalizedText;
  summary: LocalizedText;
  description: LocalizedText;
  ingredients: LocalizedText | null;
  storage: LocalizedText | null;
  shelfLifeDays: number | null;
  abvBp: number | null;
  seasonMonths: number[];
  handling: string[];
  recognisedYear: number | null;
  commune: string;
  producer: {
    slug: string;
    name: LocalizedText;
    legalName: string;
    kind: string;
    commune: string;
    establishedYear: number | null;
    memberCount: number | null;
    story: LocalizedText;
    verified: boolean;
    /** As e-commerce law asks; the address and tax code of a home are left out. */
    identity: { taxCode: string | null; address: string; phone: string | null; email: string | null };
    picture: ProductPicture | null;
  };
  variants: ProductVariant[];
  pictures: ProductPicture[];
  /** Valid on the day asked for. */
  quality: QualityCertificateFact[];
  protectedNames: ProtectedNameFact[];
  awards: AwardFact[];
};

const pictureFields = { key: true, widths: true, width: true, height: true, hasAvif: true, tone: true, alt: true } as const;

function toPicture(row: { key: string; widths: number[]; width: number; height: number; hasAvif: boolean; tone: string; alt: unknown }): ProductPicture {
  const { hasAvif, alt, ...rest } = row;
  return { ...rest, avif: hasAvif, alt: alt as LocalizedText };
}

/** The published product behind an address, or null. Certificates and protected names are those valid at `at`. */
export async function findProduct(slug: string, at: Date): Promise<ProductDetail | null> {
  const today = toDateColumn(localDateAt(at));
  const row = await db().product.findFirst({
    where: { slug, state: "published" },
    include: {
      set: true,
      commune: { select: { name: true } },
      producer: { include: { commune: { select: { name: true } }, pictures: { orderBy: { position: "asc" }, take: 1, select: pictureFields } } },
      variants: { where: { active: true }, orderBy: [{ position: "asc" }, { sku: "asc" }], include: { stockUnit: { select: { available: true } }, breaks: { orderBy: { minQuantity: "asc" } } } },
      pictures: { orderBy: { position: "asc" }, select: pictureFields },
      qualityCertificates: {
        where: { qualityCertificate: { issuedOn: { lte: today }, expiresOn: { gte: today } } },
        include: { qualityCertificate: true },
      },
      ipRights: {
        where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }], ipRight: { OR: [{ expiresOn: null }, { expiresOn: { gte: today } }] } },
        include: { ipRight: true },
      },
      recognitions: {
        where: { AND: [{ OR: [{ validTo: null }, { validTo: { gte: today } }] }, { OR: [{ issuedOn: null }, { issuedOn: { lte: today } }] }] },
        orderBy: [{ year: "desc" }, { kind: "asc" }],
        select: { id: true, kind: true, year: true, validTo: true },
      },
    },
  });
  if (!row || row.variants.length === 0) return null;
  const { producer } = row;
  const booked = await bookedPieces(row.variants.filter(({ saleMode }) => saleMode === "made_to_order" || saleMode === "preorder").map(({ id }) => id));
  return {
    id: row.id,
    slug: row.slug,
    producerId: row.producerId,
    communeCode: row.communeCode,
    setNo: row.setNo,
    sector: row.set.sector,
    setName: row.set.name as LocalizedText,
    name: row.name as LocalizedText,
    summary: row.summary as LocalizedText,
    description: row.description as LocalizedText,
    ingredients: row.ingredients as LocalizedText | null,
    storage: row.storage as LocalizedText | null,
    shelfLifeDays: row.shelfLifeDays,
    abvBp: row.abvBp,
    seasonMonths: row.seasonMonths,
    handling: row.handling,
    recognisedYear: row.recognisedYear,
    commune: row.commune.name,
    producer: {
      slug: producer.slug,
      name: producer.name as LocalizedText,
      legalName: producer.legalName,
      kind: producer.kind,
      commune: producer.commune.name,
      establishedYear: producer.establishedYear,
      memberCount: producer.memberCount,
      story: producer.story as LocalizedText,
      verified: producer.verification === "verified",
      identity: {
        taxCode: isAtHome(producer.kind) ? null : producer.taxCode,
        address: [isAtHome(producer.kind) ? null : producer.addressLine, producer.commune.name, "Lạng Sơn"].filter(Boolean).join(", "),
        phone: producer.contactPhone,
        email: producer.contactEmail,
      },
      picture: producer.pictures[0] ? toPicture(producer.pictures[0]) : null,
    },
    variants: row.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      name: variant.name as LocalizedText,
      unit: variant.unit as LocalizedText,
      priceVnd: Number(variant.priceVnd),
      netWeightG: variant.netWeightG,
      shippingWeightG: variant.shippingWeightG,
      size: { lengthCm: variant.lengthCm, widthCm: variant.widthCm, heightCm: variant.heightCm },
      gtin: variant.gtin,
      stock: isOnSale(saleDays(variant), localDateAt(at)) ? (booked.get(variant.id)?.free ?? Math.floor(variant.stockUnit.available / variant.unitsPerSale)) : 0,
      minQuantity: variant.minQuantity,
      maxQuantity: variant.maxQuantity,
      sale: {
        mode: variant.saleMode, leadDays: variant.leadDays, marginBp: variant.weightMarginBp, priceVnd: variant.priceVnd, netWeightG: variant.netWeightG,
        window: booked.get(variant.id)?.harvest ?? null,
      },
      harvest: booked.get(variant.id)?.harvest ?? null,
      days: saleDays(variant),
      // Those that a lower list price has overtaken say nothing.
      breaks: variant.breaks.filter(({ priceVnd }) => priceVnd < variant.priceVnd).map((one) => ({ minQuantity: one.minQuantity, priceVnd: Number(one.priceVnd) })),
    })),
    pictures: row.pictures.map(toPicture),
    quality: row.qualityCertificates.map(({ qualityCertificate: quality }) => ({
      scheme: quality.scheme,
      number: quality.number,
      body: quality.body,
      expiresOn: fromDateColumn(quality.expiresOn),
    })),
    protectedNames: row.ipRights.map(({ validTo, ipRight }) => ({ ipRightId: ipRight.id, kind: ipRight.kind, name: ipRight.name, number: ipRight.number, until: earlier(validTo, ipRight.expiresOn) })),
    awards: row.recognitions.map(({ validTo, ...award }) => ({ ...award, until: earlier(validTo, null) })),
  };
}

/** The earlier of two last days; null where neither is set. */
function earlier(one: Date | null, other: Date | null): LocalDate | null {
  const days = [one, other].flatMap((day) => (day ? [fromDateColumn(day)] : []));
  return days.toSorted()[0] ?? null;
}

/** The `certification` words that a product's facts amount to. */
export function certificationsOfDetail(product: Pick<ProductDetail, "quality" | "protectedNames">): Certification[] {
  const names = product.protectedNames.flatMap((name): Certification[] => (name.kind === "gi" ? ["gi"] : name.kind === "trademark" ? [] : ["mark"]));
  return [...new Set([...product.quality.map((quality) => quality.scheme), ...names])];
}
