import type { LotChoices } from "~/domain/traceability/desk-lots.server";
import { areaCeilingG, MOST_SOURCES } from "~/domain/traceability/lot";
import { formatNumber } from "~/platform/i18n/format";
import { Button } from "~/ui/kit/button";
import { FieldGroup, SelectField, TextField } from "~/ui/kit/field";
import { faultText, type LotRefusal } from "./refusal";
import { countRows, ROW_FIELDS, rowField } from "./source-rows";
import { useLotsT } from "./use-lots-t";

type Props = { choices: LotChoices; refusal: LotRefusal | undefined };

/**
 * What a lot is made of: rows of a source and how much of it. A row more or less is asked of the server, which sends the form
 * back as it was typed: the same with a script and without.
 */
export function SourceFields({ choices, refusal }: Props) {
  const t = useLotsT();
  const values = refusal?.values ?? {};
  const rows = countRows(values);
  return (
    <FieldGroup legend={t("f.sources")} hint={t("f.sourcesHint")}>
      <div className="grid gap-3">
        {Array.from({ length: rows }, (_, row) => (
          // A row that moves up brings what was typed in it: the fields are the browser's own.
          <SourceRow key={[row, ...ROW_FIELDS.map((name) => values[rowField(row, name)])].join("|")} {...{ choices, refusal, row, alone: rows === 1 }} />
        ))}
        {rows < MOST_SOURCES ? <Button type="submit" name="rows" value="more" variant="secondary" icon="plus" formNoValidate className="justify-self-start">{t("f.addSource")}</Button> : null}
      </div>
    </FieldGroup>
  );
}

function SourceRow({ choices, refusal, row, alone }: Props & { row: number; alone: boolean }) {
  const t = useLotsT();
  const field = (name: (typeof ROW_FIELDS)[number]) => ({ name: rowField(row, name), defaultValue: refusal?.values[rowField(row, name)] ?? "", error: faultText(refusal, rowField(row, name), t) });
  return (
    <fieldset className="group panel grid min-w-0 gap-3 p-4">
      <legend className="sr-only">{t("f.sourceRow", { number: row + 1 })}</legend>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_11rem] sm:items-start">
        <SelectField label={t("f.source")} {...field("source")} required={alone}>
          <SourceOptions choices={choices} />
        </SelectField>
        <TextField label={t("f.amount")} {...field("amount")} maxLength={40} autoComplete="off" required={alone} />
      </div>
      <div className="grid gap-3 group-not-has-[option[value=bought]:checked]:hidden sm:grid-cols-3">
        <TextField label={t("f.material")} {...field("material")} maxLength={120} />
        <TextField label={t("f.supplier")} {...field("supplier")} maxLength={120} />
        <TextField label={t("f.document")} {...field("document")} maxLength={60} />
      </div>
      {alone ? null : <Button type="submit" name="rows" value={`drop.${row}`} variant="quiet" size="sm" formNoValidate className="justify-self-start">{t("f.dropSource")}<span className="sr-only"> {row + 1}</span></Button>}
    </fieldset>
  );
}

function SourceOptions({ choices }: { choices: LotChoices }) {
  const t = useLotsT();
  const kg = (grams: number) => formatNumber(Math.floor(grams / 1_000), t.locale);
  return (
    <>
      <option value="">{t("f.noSource")}</option>
      {choices.areas.length > 0 ? (
        <optgroup label={t("f.sourceArea")}>
          {choices.areas.map((area) => <option key={area.id} value={`area:${area.id}`}>{t("f.areaOption", { code: area.code, crop: area.crop, left: kg(Math.max(0, areaCeilingG(area) - area.takenG)) })}</option>)}
        </optgroup>
      ) : null}
      {choices.lots.length > 0 ? (
        <optgroup label={t("f.sourceLot")}>
          {choices.lots.map((lot) => <option key={lot.id} value={`lot:${lot.id}`}>{t(lot.unit === "kg" ? "f.lotOption" : "f.lotOptionUnits", { code: lot.code, product: lot.product, left: kg(lot.remainingG), units: formatNumber(Math.floor(lot.remainingG / lot.unitG), t.locale), unit: lot.unit })}</option>)}
        </optgroup>
      ) : null}
      <optgroup label={t("f.sourceBought")}>
        <option value="bought">{t("f.boughtOption")}</option>
      </optgroup>
    </>
  );
}
