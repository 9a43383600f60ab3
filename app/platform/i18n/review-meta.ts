import { localeOfParam } from "./locale";
import { REVIEW_TEXTS, type ReviewDictionary } from "./messages/review";

/** The head of a page on which a buyer reviews or a reader reports: its title; no search engine keeps it, and its link's token travels nowhere. */
export function reviewMeta(lang: string | undefined, title: keyof ReviewDictionary) {
  return [
    { title: `${REVIEW_TEXTS[localeOfParam(lang) ?? "vi"][title]} · Chợ Xứ Lạng` },
    { name: "robots", content: "noindex, nofollow" },
    { name: "referrer", content: "same-origin" },
  ];
}
