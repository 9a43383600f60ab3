import { Form } from "@remix-run/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

/** The Global Location Number of a growing area, or of the producer's premises (`id` null). */
export function GlnForm({ id, gln, refusal }: { id: string | null; gln: string | null; refusal: LotRefusal | undefined }) {
  const t = useLotsT();
  const mine = refusal?.intent === "gln" && (refusal.values["id"] ?? "") === (id ?? "") ? refusal : undefined;
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3" preventScrollReset>
      <input type="hidden" name="id" value={id ?? ""} />
      <TextField label={t("gln.label")} hint={t("gln.hint")} name="gln" inputMode="numeric" maxLength={20} autoComplete="off" defaultValue={mine?.values["gln"] ?? gln ?? ""} error={faultText(mine, "gln", t)} />
      <Button type="submit" name="intent" value="gln" variant="secondary">{t("gln.save")}</Button>
    </Form>
  );
}
