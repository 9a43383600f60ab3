import type { Locale } from "~/lib/localized-text";

/** The texts of one area in one language; the Vietnamese one is the shape the others must have. */
export type Dictionary = Readonly<Record<string, string>>;
export type Messages<Source extends Dictionary> = { readonly [Key in keyof Source]: string };
export type Params = Readonly<Record<string, string | number>>;

export type Translate<Source extends Dictionary> = {
  (key: keyof Source & string, params?: Params): string;
  readonly locale: Locale;
};

/**
 * Texts by key, `{name}` replaced from `params`. The types see to it that a key exists and that every
 * language has it; a placeholder without a value stays as it is, which a test over all texts finds.
 */
export function makeTranslate<Source extends Dictionary>(messages: Messages<Source>, locale: Locale): Translate<Source> {
  const translate = (key: keyof Source & string, params?: Params): string => {
    const text: string = messages[key];
    if (!params) return text;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return Object.assign(translate, { locale });
}
