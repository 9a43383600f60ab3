import { db } from "~/platform/db/client.server";

/** From now on pages offer the AVIF files of this stored picture; they must be there. */
export async function offerAvif(key: string): Promise<void> {
  await db().picture.updateMany({ where: { key, hasAvif: false }, data: { hasAvif: true } });
}

/** Asks for the AVIF files of stored pictures to be made (topic "picture.avif"). */
export async function askForAvif(keys: readonly string[]): Promise<void> {
  await db().outboxMessage.createMany({ data: keys.map((key) => ({ topic: "picture.avif", payload: { key } })) });
}
