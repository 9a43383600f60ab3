import type { PlaceOccasion } from "~/domain/harvests/harvest";
import { findPlacesForMail, type PlaceMail } from "~/domain/harvests/harvest-queries.server";
import { placePath } from "~/domain/harvests/place-token.server";
import { pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatMoment } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { WAITING_TEXTS, type WaitingDictionary } from "~/platform/i18n/messages/waiting";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** What moved a place of a waiting list, and when: the same move is written of once however often it is asked. */
export type PlaceMessage = { placeId: string; occasion: PlaceOccasion; at: string };

/** Writes to people in waiting lists what became of their places. */
export async function writePlaceMails(messages: readonly PlaceMessage[]): Promise<void> {
  const places = await findPlacesForMail(messages.map(({ placeId }) => placeId));
  await deliverMails(messages.flatMap((message) => {
    const place = places.get(message.placeId);
    return place ? [placeMail(place, message)] : [];
  }));
}

function placeMail(place: PlaceMail, { occasion, at }: PlaceMessage): WrittenMail {
  const { id, name, email, locale, quantity, offerUntil } = place;
  const t = makeTranslate<WaitingDictionary>(WAITING_TEXTS[locale], locale);
  const product = pick(place.product, locale);
  const said = [
    t("mail.hello", { name }),
    t(`mail.text.${occasion}`, { until: offerUntil ? formatMoment(offerUntil, locale) : "" }),
    t("mail.what", { quantity, product, variant: pick(place.variant, locale) }),
  ];
  const link = { text: t("mail.link"), href: env().siteUrl + localePath(locale, placePath(id)) };
  const closing = [t("mail.sign")];
  return { dedupeKey: `place-${id}-${occasion}-${at}`, recipient: email, locale, ...simpleMail({ locale, subject: t(`mail.subject.${occasion}`, { product }), said, link, closing }) };
}
