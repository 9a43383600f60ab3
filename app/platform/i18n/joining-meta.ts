import { localeOfParam } from "./locale";
import { JOINING_TEXTS, type JoiningDictionary } from "./messages/joining";

/** The head of a page about joining or about a producer's people: its title, and that no search engine is to keep it. */
export function joiningMeta(lang: string | undefined, title: keyof JoiningDictionary, detail?: string | null) {
  return [{ title: [detail, JOINING_TEXTS[localeOfParam(lang) ?? "vi"][title], "Chợ Xứ Lạng"].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
