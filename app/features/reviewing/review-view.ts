import { EDIT_DAYS, mayEdit, NAME_FORMS, nameFormOf, shownName, type ReviewForm } from "~/domain/reviews/review";
import type { ReviewableLine } from "~/domain/reviews/review-queries.server";
import { addDays, localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";

/** What the page of one line's review shows: what was bought, what was said, until when it can be changed. */
export function reviewView({ name, variantName, contactName, delivered, review }: ReviewableLine, locale: Locale, at: Date) {
  return {
    product: pick(name, locale),
    variant: pick(variantName, locale),
    names: NAME_FORMS.map((form) => ({ form, shown: shownName(contactName, form) })).filter(({ form, shown }) => form === "none" || shown !== null),
    delivered,
    editable: review === null || mayEdit(review.createdAt, at),
    /** The last day on which it can be changed. */
    until: review && addDays(localDateAt(review.createdAt), EDIT_DAYS - 1),
    state: review?.state ?? null,
    reason: review?.reason ?? null,
    points: review?.points ?? null,
    form: (review
      ? { points: String(review.points), text: review.text ?? "", shownAs: nameFormOf(contactName, review.shownName), locale: review.locale }
      : { points: "", text: "", shownAs: "family", locale }) satisfies ReviewForm,
  };
}

export type ReviewView = ReturnType<typeof reviewView>;
