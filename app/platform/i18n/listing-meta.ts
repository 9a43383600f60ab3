import { localeOfParam } from "./locale";
import { LISTING_TEXTS, type ListingDictionary } from "./messages/listing";

/** The head of a page about a producer's listings: its title, and that no search engine is to keep it. */
export function listingMeta(lang: string | undefined, title: keyof ListingDictionary, detail?: string | null) {
  return [{ title: [detail, LISTING_TEXTS[localeOfParam(lang) ?? "vi"][title], "Chợ Xứ Lạng"].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
