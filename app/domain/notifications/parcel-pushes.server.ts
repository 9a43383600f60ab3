import { findNewParcels } from "~/domain/orders/new-parcels.server";
import { LOCALES } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { localePath } from "~/platform/i18n/locale";
import { PARCEL_TEXTS, type ParcelDictionary } from "~/platform/i18n/messages/parcels";
import { makeTranslate } from "~/platform/i18n/translator";
import { sendPush, type Post } from "~/platform/push/push.server";

/** So many telephones are told at the same time. */
const AT_ONCE = 10;

/**
 * Tells the devices of everyone who sells for the producers of these orders that there is a new one. The message names
 * nobody and nothing: what was bought, and by whom, is read after signing in. Devices that are gone are forgotten.
 */
export async function pushNewParcels(orderIds: readonly string[], post?: Post): Promise<void> {
  const parcels = await findNewParcels(orderIds);
  const devices = await db().pushSubscription.findMany({ where: { userId: { in: parcels.map(({ person }) => person.id) } } });
  const sendings = parcels.flatMap(({ shipmentId, person }) => {
    const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
    const t = makeTranslate<ParcelDictionary>(PARCEL_TEXTS[locale], locale);
    const payload = { title: t("push.title"), body: t("push.body"), url: localePath(locale, `/nguoi-ban/don-hang/${shipmentId}`), tag: shipmentId };
    return devices.flatMap((device) => (device.userId === person.id ? [{ device, payload }] : []));
  });
  const gone: string[] = [];
  for (let from = 0; from < sendings.length; from += AT_ONCE) {
    await Promise.all(sendings.slice(from, from + AT_ONCE).map(async ({ device, payload }) => {
      if ((await sendPush(device, payload, post)) === "gone") gone.push(device.id);
    }));
  }
  if (gone.length > 0) await db().pushSubscription.deleteMany({ where: { id: { in: gone } } });
}
