import type { ListingFacts, TextField as Name } from "~/domain/catalog/drafts/listing-facts";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { TextArea, TextField } from "~/ui/kit/field";
import type { ListingRefusal } from "./faults";
import { useFaults } from "./faults";

const SINGLE: readonly Name[] = ["name"];

type Props = { names: readonly Name[]; facts: ListingFacts; refusal: ListingRefusal | undefined; rows?: Partial<Record<Name, number>> };

/** Texts in Vietnamese, and folded below them the same in English and Chinese. */
export function TextFields({ names, facts, refusal, rows = {} }: Props) {
  const t = useTexts(LISTING_TEXTS);
  const { values, faultOf } = useTyped(refusal);
  const field = (name: Name, lang: "vi" | "en" | "zh") => {
    const key = `${name}.${lang}`;
    const props = {
      name: key, id: key, lang, label: lang === "vi" ? t(name) : `${t(name)} (${t(`lang.${lang}`)})`,
      hint: key === "name.vi" ? t("nameHint") : undefined, defaultValue: values[key] ?? facts[name][lang] ?? "", error: faultOf(key),
    };
    return SINGLE.includes(name) ? <TextField key={key} {...props} maxLength={120} /> : <TextArea key={key} {...props} rows={rows[name] ?? 3} maxLength={4000} />;
  };
  const translated = names.some((name) => facts[name].en || facts[name].zh);
  return (
    <>
      {names.map((name) => field(name, "vi"))}
      <details open={translated}>
        <summary className="cursor-pointer py-3 font-semibold text-leaf">{t("languages")}</summary>
        <div className="grid grid-cols-1 gap-4">{(["en", "zh"] as const).flatMap((lang) => names.map((name) => field(name, lang)))}</div>
      </details>
    </>
  );
}

/** What was typed into a refused form, and what is wrong with it. */
export function useTyped(refusal: ListingRefusal | undefined) {
  const fields = refusal?.kind === "fields" ? refusal : null;
  return { values: fields?.values ?? {}, ...useFaults(fields?.problems ?? {}) };
}
