import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { isAtHome, type ProducerKindName } from "./producer-kinds";
import { Prisma } from "~/platform/db/generated/client";


export type ProducerPicture = { key: string; tone: string; avif: boolean };

/** A producer as lists show it; `products` on sale, `topStars` the highest in force among them (0: none). */
export type ProducerCard = {
  slug: string;
  name: LocalizedText;
  kind: ProducerKindName;
  commune: string;
  products: number;
  topStars: number;
  picture: ProducerPicture | null;
};

type CardRow = Omit<ProducerCard, "picture"> & { pictureKey: string | null; pictureTone: string | null; pictureAvif: boolean | null };

/** Producers with something on sale; those with the most stars and goods first. */
export async function listProducers({ kind, at, limit = 500 }: { kind?: ProducerKindName; at: Date; limit?: number }): Promise<ProducerCard[]> {
  const ofKind = kind ? Prisma.sql`AND pr.kind = ${kind}::producer_kind` : Prisma.empty;
  const rows = await db().$queryRaw<CardRow[]>`
    SELECT pr.slug, pr.name, pr.kind, c.name AS commune, g.products, g.top_stars AS "topStars",
           pic.key AS "pictureKey", pic.tone AS "pictureTone", pic.has_avif AS "pictureAvif"
    FROM producer AS pr
    JOIN commune AS c ON c.code = pr.commune_code
    JOIN (SELECT p.producer_id, count(DISTINCT p.id)::int AS products, coalesce(max(w.stars), 0)::int AS top_stars
          FROM product AS p
          LEFT JOIN product_star_window AS w ON w.product_id = p.id AND w.stars_from <= ${at} AND (w.stars_until IS NULL OR w.stars_until > ${at})
          WHERE p.state = 'published' GROUP BY p.producer_id) AS g ON g.producer_id = pr.id
    LEFT JOIN LATERAL (SELECT key, tone, has_avif FROM picture WHERE producer_id = pr.id ORDER BY position LIMIT 1) AS pic ON true
    WHERE true ${ofKind}
    ORDER BY g.top_stars DESC, g.products DESC, pr.slug LIMIT ${limit}`;
  return rows.map(({ pictureKey, pictureTone, pictureAvif, ...row }) => ({
    ...row,
    picture: pictureKey && pictureTone ? { key: pictureKey, tone: pictureTone, avif: pictureAvif ?? false } : null,
  }));
}

/** How many producers of each kind have something on sale. */
export async function countProducerKinds(): Promise<{ kind: ProducerKindName; count: number }[]> {
  return db().$queryRaw<{ kind: ProducerKindName; count: number }[]>`
    SELECT pr.kind, count(*)::int AS count FROM producer AS pr
    WHERE EXISTS (SELECT 1 FROM product AS p WHERE p.producer_id = pr.id AND p.state = 'published')
    GROUP BY pr.kind ORDER BY count(*) DESC`;
}

/** A producer's own page. The address of a home stays private, and of phone numbers all but the one given for buyers. */
export type ProducerDetail = {
  id: string;
  slug: string;
  kind: ProducerKindName;
  name: LocalizedText;
  legalName: string;
  taxCode: string | null;
  representative: string | null;
  commune: string;
  communeCode: string;
  addressLine: string | null;
  contact: { phone: string | null; email: string | null };
  establishedYear: number | null;
  memberCount: number | null;
  story: LocalizedText;
  verified: boolean;
  picture: (ProducerPicture & { alt: LocalizedText }) | null;
  quality: { scheme: string; number: string; body: string; scope: string; expiresOn: LocalDate }[];
  growingAreas: { code: string; crop: string; areaHa: number; commune: string }[];
};

/** The producer behind an address, or null. Certificates are those valid on `day`. */
export async function findProducer(slug: string, day: Date): Promise<ProducerDetail | null> {
  const row = await db().producer.findUnique({
    where: { slug },
    include: {
      commune: { select: { name: true } },
      pictures: { orderBy: { position: "asc" }, take: 1 },
      qualityCertificates: { where: { issuedOn: { lte: day }, expiresOn: { gte: day } }, orderBy: { scheme: "asc" } },
      growingAreas: { where: { status: "active" }, orderBy: { code: "asc" }, include: { commune: { select: { name: true } } } },
    },
  });
  if (!row) return null;
  const atHome = isAtHome(row.kind);
  const [picture] = row.pictures;
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    name: row.name as LocalizedText,
    legalName: row.legalName,
    taxCode: atHome ? null : row.taxCode,
    representative: atHome ? null : row.representative,
    commune: row.commune.name,
    communeCode: row.communeCode,
    addressLine: atHome ? null : row.addressLine,
    contact: { phone: row.contactPhone, email: row.contactEmail },
    establishedYear: row.establishedYear,
    memberCount: row.memberCount,
    story: row.story as LocalizedText,
    verified: row.verification === "verified",
    picture: picture ? { key: picture.key, tone: picture.tone, avif: picture.hasAvif, alt: picture.alt as LocalizedText } : null,
    quality: row.qualityCertificates.map(({ scheme, number, body, scope, expiresOn }) => ({ scheme, number, body, scope, expiresOn: fromDateColumn(expiresOn) })),
    growingAreas: row.growingAreas.map(({ code, crop, areaHa, commune }) => ({ code, crop, areaHa: Number(areaHa), commune: commune.name })),
  };
}

/** All producers by name, for choices. */
export async function listProducerNames(): Promise<{ id: string; name: LocalizedText }[]> {
  const rows = await db().producer.findMany({ select: { id: true, name: true } });
  const order = new Intl.Collator("vi").compare;
  return rows.map(({ id, name }) => ({ id, name: name as LocalizedText })).sort((a, b) => order(a.name.vi, b.name.vi));
}
