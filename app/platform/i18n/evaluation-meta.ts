import { localeOfParam } from "./locale";
import { EVALUATION_TEXTS, type EvaluationDictionary } from "./messages/evaluation";

/** The head of a page of the evaluation: its title, and that no search engine is to keep it. */
export function evaluationMeta(lang: string | undefined, title: keyof EvaluationDictionary, detail?: string) {
  const texts = EVALUATION_TEXTS[localeOfParam(lang) ?? "vi"];
  return [{ title: [detail, texts[title], title === "title" ? "" : texts.title].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
