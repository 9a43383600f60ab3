import type { LocalizedText } from "~/lib/localized-text";
import { fold } from "~/lib/vietnamese-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";

export type NamedProduct = { slug: string; name: LocalizedText; producer: LocalizedText };

/** More words than anybody types; each costs a comparison a row. */
const MOST_WORDS = 8;

/**
 * Products of every state whose name, in any language, or whose producer's name holds all the words, with or without
 * marks. Names that are exactly what was typed come first, then those with the words together. Nothing for a text without words.
 */
export async function findProductsNamed(typed: string, most: number): Promise<NamedProduct[]> {
  const whole = fold(typed);
  const words = whole.split(" ").filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const conditions = words.map((word) => Prisma.sql`lower(unaccent(g.name::text || ' ' || p.legal_name || ' ' || (p.name ->> 'vi'))) LIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return db().$queryRaw<NamedProduct[]>`
    SELECT g.slug, g.name, p.name AS producer FROM product AS g JOIN producer AS p ON p.id = g.producer_id WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY lower(unaccent(g.name ->> 'vi')) = ${whole} DESC, position(${whole} IN lower(unaccent(g.name ->> 'vi'))) > 0 DESC, g.name ->> 'vi' COLLATE "vi-x-icu", g.slug LIMIT ${most}`;
}

/** The product at an address: the last part of it, or the whole as copied from the browser; null when there is none. */
export async function findProductAt(address: string): Promise<{ slug: string } | null> {
  const slug = address.split(/[?#]/)[0]?.split("/").findLast(Boolean)?.trim().toLowerCase() ?? "";
  return slug === "" ? null : db().product.findUnique({ where: { slug }, select: { slug: true } });
}
