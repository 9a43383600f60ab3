import { localeOfParam } from "./locale";
import { LOTS_TEXTS, type LotsDictionary } from "./messages/lots";

/** The head of a page about lots: its title, and that no search engine is to keep it. */
export function lotsMeta(lang: string | undefined, title: keyof LotsDictionary, detail?: string) {
  const texts = LOTS_TEXTS[localeOfParam(lang) ?? "vi"];
  return [{ title: [detail, texts[title]].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
