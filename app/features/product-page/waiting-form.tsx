import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { WaitingForm as Texts } from "./ahead.server";

/** For what a harvest's low band does not hold: a name in the list, and nothing to pay yet. */
export function WaitingForm({ sku, text, least }: { sku: string; text: Texts; least: number }) {
  const to = useLocalePath();
  return (
    <form method="post" action={to("/cho-hang")} className="panel grid gap-3 p-4">
      <h2 className="text-lg">{text.title}</h2>
      <p className="text-soft">{text.lead}</p>
      <input type="hidden" name="sku" value={sku} />
      <TextField label={text.quantity} name="quantity" type="number" inputMode="numeric" min={least} max={999} defaultValue={least} required />
      <TextField label={text.name} name="name" autoComplete="name" maxLength={100} required />
      <TextField label={text.email} name="email" type="email" autoComplete="email" maxLength={200} required />
      <Button type="submit" variant="secondary">{text.submit}</Button>
      <p className="hint">{text.free}</p>
    </form>
  );
}
