import { localeOfParam } from "./locale";
import { DOSSIER_TEXTS, type DossierDictionary } from "./messages/dossier";

/** The head of a page about dossiers: its title, and that no search engine is to keep it. */
export function dossierMeta(lang: string | undefined, title: keyof DossierDictionary, detail?: string) {
  const texts = DOSSIER_TEXTS[localeOfParam(lang) ?? "vi"];
  return [{ title: [detail, texts[title]].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
