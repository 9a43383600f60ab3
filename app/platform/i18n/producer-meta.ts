import { localeOfParam } from "./locale";
import { PRODUCER_TEXTS, type ProducerDictionary } from "./messages/producer";

/** The head of a page of the producer's area: its title, and that no search engine is to keep it. */
export function producerMeta(lang: string | undefined, title: keyof ProducerDictionary, detail?: string) {
  const texts = PRODUCER_TEXTS[localeOfParam(lang) ?? "vi"];
  return [{ title: [detail, texts[title], texts.title].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" }];
}
