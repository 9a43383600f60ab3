import { LATE, METHODS, type DeskOrderFilter } from "~/domain/orders/desk-orders";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { BULK_TEXTS } from "~/platform/i18n/messages/bulk";
import { useTexts } from "~/platform/i18n/react";
import { TextField } from "~/ui/kit/field";
import { FilterSelect } from "~/ui/layout/admin-filters";

export type ProducerName = { id: string; name: LocalizedText };
type Props = { filter: Pick<DeskOrderFilter, "method" | "producer" | "from" | "until" | "late">; producers: ProducerName[] };

/** The conditions that both lists have. */
export function SharedFilters({ filter, producers }: Props) {
  const t = useTexts(BULK_TEXTS);
  const words = useTexts(ADMIN_TEXTS);
  return (
    <>
      <FilterSelect label={t("method")} name="method" value={filter.method} options={METHODS.map((value) => ({ value, text: words(`order.method.${value}`) }))} />
      <FilterSelect label={t("producer")} name="producer" value={filter.producer} options={producers.map(({ id, name }) => ({ value: id, text: pick(name, t.locale) }))} />
      <FilterSelect label={t("late")} name="late" value={filter.late} options={LATE.map((value) => ({ value, text: t(`late.${value}`) }))} />
      <TextField label={t("from")} type="date" name="from" defaultValue={filter.from ?? ""} />
      <TextField label={t("until")} type="date" name="until" defaultValue={filter.until ?? ""} />
    </>
  );
}
