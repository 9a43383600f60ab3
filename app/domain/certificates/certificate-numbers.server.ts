import { db } from "~/platform/db/client.server";

/** Numbers by id of certificates, for lists that hold their ids. Unknown ids are left out. */
export async function numbersOfCertificates(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db().certificate.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Ids of certificates whose number holds `text`; at most 200. */
export async function findCertificateIds(text: string): Promise<string[]> {
  const rows = await db().certificate.findMany({ where: { number: { contains: text } }, select: { id: true }, take: 200 });
  return rows.map(({ id }) => id);
}
