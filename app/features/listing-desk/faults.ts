import { useMemo } from "react";
import type { ListingProblems } from "~/domain/catalog/drafts/listing-facts";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";

/** Why a form of a listing was refused. */
export type ListingRefusal = { kind: "fields"; problems: ListingProblems; values: Record<string, string> } | { kind: "photo" | "other"; fault: string };

/** A field's fault in a sentence, and a field's name in a list of faults. */
export function useFaults(problems: ListingProblems) {
  const t = useTexts(LISTING_TEXTS);
  return useMemo(() => {
    const faultOf = (field: string): string | null => {
      const fault = problems[field];
      if (!fault) return null;
      return fault === "invalid" && field.endsWith(".gtin") ? t("fault.gtin") : t(`fault.${fault}`);
    };
    const nameOf = (field: string): string => {
      const [head, index, part] = field.split(".");
      if (head === "variants" && part) return `${t("variant", { n: Number(index) + 1 })}: ${t(`variant.${part}` as keyof ListingDictionary)}`;
      if (head === "pictures" || head === "variants") return t(`field.${head}`);
      return t(head as keyof ListingDictionary);
    };
    return { faultOf, nameOf };
  }, [problems, t]);
}

/** The step in which a field is put right. */
export function stepOfField(field: string): string {
  const [head = ""] = field.split(".");
  if (head === "pictures") return "anh";
  if (head === "variants") return "loai";
  return ["ingredients", "storage", "shelfLifeDays", "abv"].includes(head) ? "nhan" : "ten";
}
