import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Checkbox, SelectField, TextField } from "~/ui/kit/field";
import { LABEL_SIZES } from "./label-sizes";
import { useLotsT } from "./use-lots-t";

/** Chooses the sheet of labels; the answer is a file. */
export function LabelForm({ lotId }: { lotId: string }) {
  const t = useLotsT();
  const to = useLocalePath();
  return (
    <form method="get" action={to(`/nguoi-ban/lo/${lotId}/nhan`)} className="grid gap-4 sm:grid-cols-3 sm:items-end">
      <SelectField label={t("label.size")} name="size" defaultValue="70x37">
        {Object.entries(LABEL_SIZES).map(([name, { width, height }]) => <option key={name} value={name}>{width} × {height} mm</option>)}
      </SelectField>
      <TextField label={t("label.count")} name="count" inputMode="numeric" defaultValue="24" pattern="[0-9]{1,3}" required />
      <Checkbox label={t("label.price")} name="price" value="1" className="py-2" />
      <Button type="submit" variant="secondary" icon="print" className="sm:col-span-3 sm:justify-self-start">{t("label.print")}</Button>
    </form>
  );
}
