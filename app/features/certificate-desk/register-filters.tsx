import { REGISTER_SORTS, STANDING_FILTERS, type RegisterFilter } from "~/domain/certificates/register";
import { SECTORS } from "~/domain/catalog/listing";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useT, useTexts } from "~/platform/i18n/react";
import { SelectField, TextField } from "~/ui/kit/field";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";

/** What the filters of the register offer. */
export type RegisterChoices = {
  sets: { no: number; name: LocalizedText }[];
  communes: { code: string; name: string }[];
  producers: { id: string; name: LocalizedText }[];
  /** The year of today in Vietnam: the programme's years go up to it. */
  thisYear: number;
};

type Props = { filter: RegisterFilter; path: string; query: string; choices: RegisterChoices };

export function RegisterFilters({ filter, path, query, choices }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const shop = useT();
  const locale = useLocale();
  const years = Array.from({ length: choices.thisYear - 2018 }, (_, index) => choices.thisYear - index);
  return (
    <AdminFilters path={path} query={query}>
      <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={t("cert.searchHint")} maxLength={100} />
      <FilterSelect label={t("cert.standing")} name="standing" value={filter.standing} options={STANDING_FILTERS.map((value) => ({ value, text: r(`filter.standing.${value}`) }))} />
      <FilterSelect label={t("cert.stars")} name="stars" value={filter.stars} options={[3, 4, 5].map((value) => ({ value, text: t("cert.nStars", { n: value }) }))} />
      <FilterSelect label={t("cert.year")} name="year" value={filter.year} options={years.map((value) => ({ value, text: String(value) }))} />
      <FilterSelect label={r("filter.sector")} name="sector" value={filter.sector} options={SECTORS.map((value) => ({ value, text: shop(`sector.${value}`) }))} />
      <FilterSelect label={t("cert.set")} name="set" value={filter.setNo} options={choices.sets.map(({ no, name }) => ({ value: no, text: `${no}. ${pick(name, locale)}` }))} />
      <FilterSelect label={t("cert.commune")} name="commune" value={filter.commune} options={choices.communes.map(({ code, name }) => ({ value: code, text: name }))} />
      <FilterSelect label={t("cert.producer")} name="producer" value={filter.producerId} options={choices.producers.map(({ id, name }) => ({ value: id, text: pick(name, locale) }))} />
      <FilterSelect label={t("cert.linked")} name="linked" value={filter.linked} options={[{ value: "yes", text: t("cert.linkedYes") }, { value: "no", text: t("cert.linkedNo") }]} />
      <SelectField label={t("list.sort")} name="sort" defaultValue={filter.sort}>
        {REGISTER_SORTS.map((sort) => <option key={sort} value={sort}>{r(`sort.${sort}`)}</option>)}
      </SelectField>
    </AdminFilters>
  );
}
