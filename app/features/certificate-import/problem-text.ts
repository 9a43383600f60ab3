import { FACT_LEVELS } from "~/domain/certificates/decision-import/decision-facts";
import { IMPORT_FIELDS, type ImportField } from "~/domain/certificates/decision-import/import-columns";
import type { RowProblem } from "~/domain/certificates/decision-import/read-rows";
import type { AdminDictionary } from "~/platform/i18n/messages/admin";
import type { importing } from "~/platform/i18n/messages/vi/importing";
import type { Translate } from "~/platform/i18n/translator";

export type ImportTexts = Translate<typeof importing>;
export type AdminTexts = Translate<AdminDictionary>;

/** The reason of a problem, in a sentence. */
export function problemText({ kind, params }: Pick<RowProblem, "kind" | "params">, t: ImportTexts, admin: AdminTexts): string {
  switch (kind) {
    case "commune_unknown": case "commune_ambiguous": case "set_unknown": case "producer_unknown": case "producer_ambiguous": case "tax_code_unknown":
    case "basis_other": case "formula": case "cell_error": case "duplicate_in_file": return t(`problem.${kind}`, params);
    case "register_differs": return t("problem.register_differs", { fields: fieldNames(String(params.fields ?? ""), t) });
    case "level_differs": return t("problem.level_differs", { expected: levelName(params.expected, admin), level: levelName(params.level, admin) });
    default: return admin(`cert.problem.${kind}`, params);
  }
}

function fieldNames(fields: string, t: ImportTexts): string {
  const known = fields.split(" ").flatMap((name) => IMPORT_FIELDS.find((field: ImportField) => field === name) ?? []);
  return known.map((field) => t(`field.${field}`).toLowerCase()).join(", ");
}

function levelName(value: string | number | undefined, admin: AdminTexts): string {
  const level = FACT_LEVELS.find((known) => known === value);
  return level ? admin(`cert.level.${level}`).toLowerCase() : "–";
}
