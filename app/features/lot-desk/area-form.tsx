import { Form } from "@remix-run/react";
import type { DeskArea } from "~/domain/traceability/area-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

type Props = { communes: { code: string; name: string }[]; ownCommune: string; edited: DeskArea | null; today: LocalDate; refusal: LotRefusal | undefined };

/** Declares a growing area, or changes one that no lot has come from yet. */
export function AreaForm({ communes, ownCommune, edited, today, refusal }: Props) {
  const t = useLotsT();
  const mine = refusal?.intent === "save" ? refusal : undefined;
  const said: Record<string, string> = edited
    ? {
        code: edited.code, name: edited.name ?? "", kind: edited.hives === null ? "field" : "hives", scheme: edited.scheme, markets: edited.markets.join(", "), crop: edited.crop, areaHa: String(edited.areaHa).replace(".", ","),
        hives: edited.hives === null ? "" : String(edited.hives), yieldKg: String(edited.yieldKg), yearlyQuotaKg: edited.yearlyQuotaKg === null ? "" : String(edited.yearlyQuotaKg), communeCode: edited.communeCode,
        latitude: edited.latitude === null ? "" : String(edited.latitude), longitude: edited.longitude === null ? "" : String(edited.longitude), validFrom: edited.validFrom, validTo: edited.validTo ?? "",
      }
    : { kind: "field", scheme: "3156/QĐ-BNN-TT", markets: "VN", communeCode: ownCommune, validFrom: today };
  const field = (name: string) => ({ name, defaultValue: mine?.values[name] ?? said[name] ?? "", error: faultText(mine, name, t) });
  return (
    <Form method="post" className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="intent" value="save" />
      {edited ? <input type="hidden" name="id" value={edited.id} /> : null}
      <TextField label={t("area.code")} hint={t("area.codeHint")} {...field("code")} maxLength={30} autoComplete="off" required />
      <TextField label={t("area.name")} {...field("name")} maxLength={80} />
      <SelectField label={t("area.kind")} {...field("kind")}>
        <option value="field">{t("area.field")}</option>
        <option value="hives">{t("area.hives")}</option>
      </SelectField>
      <TextField label={t("area.crop")} {...field("crop")} maxLength={60} required />
      <TextField label={t("area.areaHa")} {...field("areaHa")} inputMode="decimal" required />
      <TextField label={t("area.hiveCount")} {...field("hives")} inputMode="numeric" />
      <TextField label={t("area.yieldKg")} {...field("yieldKg")} inputMode="numeric" required />
      <TextField label={t("area.quota")} {...field("yearlyQuotaKg")} inputMode="numeric" />
      <SelectField label={t("area.commune")} {...field("communeCode")} required>
        {communes.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </SelectField>
      <TextField label={t("area.markets")} hint={t("area.marketsHint")} {...field("markets")} />
      <TextField label={t("area.scheme")} {...field("scheme")} maxLength={80} required className="sm:col-span-2" />
      <TextField label={t("area.latitude")} {...field("latitude")} inputMode="decimal" />
      <TextField label={t("area.longitude")} {...field("longitude")} inputMode="decimal" />
      <TextField label={t("area.validFrom")} type="date" {...field("validFrom")} required />
      <TextField label={t("area.validTo")} type="date" {...field("validTo")} />
      <Button type="submit" icon="check" className="sm:col-span-2 sm:justify-self-start">{t("area.save")}</Button>
    </Form>
  );
}
