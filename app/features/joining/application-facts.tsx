import type { Application } from "~/domain/producers/joining/application-queries.server";
import { FIELDS, type ApplicationField } from "~/domain/producers/joining/application";
import { bankName } from "~/domain/producers/joining/banks";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useTexts } from "~/platform/i18n/react";
import { Facts } from "~/ui/kit/facts";

/** What an application says, for reading. */
export function ApplicationFacts({ application, communes }: { application: Application; communes: { code: string; name: string }[] }) {
  const t = useTexts(JOINING_TEXTS);
  const valueOf = (field: ApplicationField, text: string): string => {
    if (field === "kind") return t(`kind.${text}` as keyof JoiningDictionary);
    if (field === "bankBin") return bankName(text);
    return field === "communeCode" ? (communes.find(({ code }) => code === text)?.name ?? text) : text;
  };
  return (
    <section className="panel p-4 md:p-6" aria-labelledby="thong-tin">
      <h2 id="thong-tin" className="mb-3 text-xl">{t("who")}</h2>
      <Facts
        rows={FIELDS.map((field) => {
          const text = application.fields[field];
          return text !== null && { term: t(`field.${field}` as keyof JoiningDictionary), value: valueOf(field, text) };
        })}
      />
    </section>
  );
}
