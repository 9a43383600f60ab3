import { db } from "~/platform/db/client.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";

/** From now on pages offer the AVIF files of this stored picture; they must be there. */
export async function offerAvif(key: string): Promise<void> {
  await db().picture.updateMany({ where: { key, hasAvif: false }, data: { hasAvif: true } });
}

/** Asks for the AVIF files of a stored picture to be made (topic "picture.avif"). */
export async function askForAvif(key: string): Promise<void> {
  await leaveMessage(db(), "picture.avif", { key });
}
