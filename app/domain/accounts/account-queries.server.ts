import { db } from "~/platform/db/client.server";

/** Names by id of people who acted, for lists that hold their ids. Unknown ids are left out. */
export async function namesOfUsers(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const users = await db().user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** Ids of the people whose mail address or name holds `text`; at most 50. */
export async function findUserIds(text: string): Promise<string[]> {
  const users = await db().user.findMany({
    where: { OR: [{ email: { contains: text.toLowerCase() } }, { name: { contains: text, mode: "insensitive" } }] },
    select: { id: true },
    take: 50,
  });
  return users.map(({ id }) => id);
}

/** Whom a mail to this person goes to; null when there is no such person or they are shut out. */
export function findUserForMail(id: string): Promise<{ name: string; email: string; locale: string } | null> {
  return db().user.findUnique({ where: { id, disabledAt: null }, select: { name: true, email: true, locale: true } });
}
