import { localeOfParam } from "./locale";
import { ADMIN_TEXTS, type AdminDictionary } from "./messages/admin";

/** The head of a page of the administration: its title, and that no search engine is to keep it. */
export function adminMeta(lang: string | undefined, title: keyof AdminDictionary, detail?: string) {
  const texts = ADMIN_TEXTS[localeOfParam(lang) ?? "vi"];
  return [{ title: [detail, texts[title], texts.title].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
