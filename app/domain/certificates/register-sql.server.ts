import { fold } from "~/lib/vietnamese-text";
import { Prisma } from "~/platform/db/generated/client";
import { stagesOfFilter, type RegisterFilter, type RegisterSort, type StandingFilter } from "./register";

/** The step of the certificate `c` at a moment, as `stageAt` tells it. */
export function stageSql(at: Date): Prisma.Sql {
  return Prisma.sql`certificate_stage(c.issued_on, c.expires_on, c.extended_until, c.revoked_at, ${at}::timestamptz)`;
}

/** Whether the certificate `c` is at one of the steps of a filter. */
export function standsAt(wanted: StandingFilter, at: Date): Prisma.Sql {
  return Prisma.sql`${stageSql(at)} = ANY (${stagesOfFilter(wanted)})`;
}

/** Every word of `text` somewhere in what `haystack` says, with or without marks, in any case; wildcards are letters like others. */
export function holdsWords(haystack: Prisma.Sql, text: string): Prisma.Sql[] {
  const words = fold(text).split(" ").filter(Boolean).slice(0, 8);
  return words.map((word) => Prisma.sql`lower(unaccent(${haystack})) LIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
}

/** Number, name and holder of the certificate `c` of the producer `p`, as one text to search in. */
export const CERTIFICATE_WORDS = Prisma.sql`c.number || ' ' || c.product_name || ' ' || p.legal_name || ' ' || (p.name ->> 'vi')`;

/** The filter of the register on certificate `c`, producer `p`, set `s` and its present listing `l`. */
export function registerConditions(filter: RegisterFilter, at: Date): Prisma.Sql {
  const found: Prisma.Sql[] = [Prisma.sql`true`, ...holdsWords(CERTIFICATE_WORDS, filter.q)];
  if (filter.standing) found.push(standsAt(filter.standing, at));
  if (filter.stars !== null) found.push(Prisma.sql`c.stars = ${filter.stars}`);
  if (filter.year !== null) found.push(Prisma.sql`c.issued_on BETWEEN make_date(${filter.year}, 1, 1) AND make_date(${filter.year}, 12, 31)`);
  if (filter.sector) found.push(Prisma.sql`s.sector = ${filter.sector}::sector`);
  if (filter.setNo !== null) found.push(Prisma.sql`c.set_no = ${filter.setNo}`);
  if (filter.commune !== null) found.push(Prisma.sql`c.commune_code = ${filter.commune}`);
  if (filter.producerId !== null) found.push(Prisma.sql`c.producer_id = ${filter.producerId}::uuid`);
  if (filter.linked) found.push(filter.linked === "yes" ? Prisma.sql`l.slug IS NOT NULL` : Prisma.sql`l.slug IS NULL`);
  return Prisma.join(found, " AND ");
}

export const REGISTER_ORDER: Record<RegisterSort, Prisma.Sql> = {
  "-issued": Prisma.sql`c.issued_on DESC, c.number`,
  issued: Prisma.sql`c.issued_on, c.number`,
  expires: Prisma.sql`coalesce(c.extended_until, c.expires_on), c.number`,
  "-expires": Prisma.sql`coalesce(c.extended_until, c.expires_on) DESC, c.number`,
  number: Prisma.sql`c.number`,
  product: Prisma.sql`c.product_name COLLATE "vi-x-icu", c.number`,
  producer: Prisma.sql`(p.name ->> 'vi') COLLATE "vi-x-icu", c.number`,
  commune: Prisma.sql`m.name COLLATE "vi-x-icu", c.number`,
  "-stars": Prisma.sql`c.stars DESC, c.score DESC, c.number`,
  "-score": Prisma.sql`c.score DESC, c.number`,
};
