import { localeOfParam } from "./locale";
import { PAPERS_TEXTS, type PapersDictionary } from "./messages/papers";

/** The head of a page about producers' papers: its title, and that no search engine is to keep it. */
export function papersMeta(lang: string | undefined, title: keyof PapersDictionary) {
  return [{ title: `${PAPERS_TEXTS[localeOfParam(lang) ?? "vi"][title]} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex, nofollow" }];
}
