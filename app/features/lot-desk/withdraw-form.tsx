import { Form } from "@remix-run/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

const REASONS = ["sold_outside", "spoiled", "sample", "own_use"] as const;

/** Units that leave a lot otherwise than by an order. */
export function WithdrawForm({ refusal }: { refusal: LotRefusal | undefined }) {
  const t = useLotsT();
  const mine = refusal?.intent === "withdraw" ? refusal : undefined;
  return (
    <Form method="post" className="grid gap-4 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
      <input type="hidden" name="intent" value="withdraw" />
      <TextField label={t("out.quantity")} name="quantity" inputMode="numeric" defaultValue={mine?.values["quantity"]} error={faultText(mine, "quantity", t)} required />
      <SelectField label={t("out.reason")} name="reason" defaultValue={mine?.values["reason"]} error={faultText(mine, "reason", t)}>
        {REASONS.map((reason) => <option key={reason} value={reason}>{t(`out.${reason}`)}</option>)}
      </SelectField>
      <Button type="submit" variant="secondary">{t("out.save")}</Button>
    </Form>
  );
}
