import { AGE_TEXTS } from "~/platform/i18n/messages/age";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";

/** What was asked for and not done, as nothing is known of the buyer's age. */
export type AgeQuestion = { intent: string; sku: string; quantity: number };

/** In the cart: asks for the date of birth and then does what was asked before. */
export function BirthForm({ intent, sku, quantity }: AgeQuestion) {
  const t = useTexts(AGE_TEXTS);
  const to = useLocalePath();
  return (
    <form method="post" action={to("/gio-hang")} className="panel mt-4 grid max-w-md gap-4 p-4">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="quantity" value={quantity} />
      <h2 className="text-lg">{t("ask")}</h2>
      <TextField type="date" name="birth" label={t("birth")} hint={t("birthHint")} autoComplete="bday" required />
      <div><Button type="submit">{t("add")}</Button></div>
    </form>
  );
}
