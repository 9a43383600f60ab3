import { Form, useNavigation } from "@remix-run/react";
import { QUALITY_KINDS, SELLER_KINDS, type PaperField } from "~/domain/producers/papers/paper";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { PAPERS_TEXTS, type PapersDictionary } from "~/platform/i18n/messages/papers";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { PAPER_ACCEPT } from "~/platform/storage/paper-file";
import { Button } from "~/ui/kit/button";
import { Checkbox, FieldGroup, SelectField, TextField } from "~/ui/kit/field";

/** What a refused form brings back: what was typed, and the faults by field; `form` is about the whole. */
export type PaperRefusal = { group: "seller" | "quality"; values: Record<string, string>; faults: Partial<Record<PaperField | "form", string>> };

type Props = { group: "seller" | "quality"; listings: { id: string; name: LocalizedText }[]; /** What a renewal takes over from the paper before. */ values: Record<string, string>; refusal: PaperRefusal | undefined };

/** Hands a paper in: of the law, or of a standard with the listings that it covers. */
export function PaperForm({ group, listings, values, refusal }: Props) {
  const t = useTexts(PAPERS_TEXTS);
  const locale = useLocale();
  const busy = useNavigation().formData?.get("group") === group;
  const said = refusal?.values ?? values;
  const errorOf = (name: PaperField): string | undefined => {
    const fault = refusal?.faults[name];
    return fault === undefined ? undefined : t(`fault.${fault}` as keyof PapersDictionary);
  };
  const field = (name: PaperField) => ({ id: `${group}-${name}`, name, defaultValue: said[name] ?? "", error: errorOf(name) });
  const kinds = group === "seller" ? SELLER_KINDS : QUALITY_KINDS;
  return (
    <Form method="post" encType="multipart/form-data" className="grid items-start gap-4 sm:grid-cols-2">
      <input type="hidden" name="intent" value="send" />
      <input type="hidden" name="group" value={group} />
      <SelectField label={t("kind")} {...field("kind")} required>
        <option value="">{t("choose")}</option>
        {kinds.map((kind) => <option key={kind} value={kind}>{t(`kind.${kind}`)}</option>)}
      </SelectField>
      <TextField label={t("number")} {...field("number")} maxLength={80} autoComplete="off" required />
      <TextField label={t("body")} {...field("body")} maxLength={150} required className="sm:col-span-2" />
      <TextField label={t("issuedOn")} type="date" {...field("issuedOn")} required />
      <TextField label={t("validUntil")} hint={group === "seller" ? t("endless") : undefined} type="date" {...field("validUntil")} required={group === "quality"} />
      {group === "quality" ? (
        <>
          <TextField label={t("scope")} hint={t("scopeHint")} {...field("scope")} maxLength={300} required className="sm:col-span-2" />
          <FieldGroup legend={t("products")} error={errorOf("products")} className="sm:col-span-2">
            {listings.length === 0 ? <p className="text-soft">{t("noProducts")}</p> : null}
            {listings.map(({ id, name }) => <Checkbox key={id} name={`product-${id}`} value="1" label={pick(name, locale)} defaultChecked={said[`product-${id}`] === "1"} />)}
          </FieldGroup>
        </>
      ) : null}
      <TextField label={t("file")} type="file" accept={PAPER_ACCEPT} id={`${group}-file`} name="file" error={errorOf("file")} required className="sm:col-span-2" />
      <div className="sm:col-span-2"><Button type="submit" busy={busy}>{t("send")}</Button></div>
    </Form>
  );
}
