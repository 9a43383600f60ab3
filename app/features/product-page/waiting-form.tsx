import { useLocalePath } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import type { WaitingForm as Texts } from "./ahead.server";

/** For what a harvest's low band does not hold: a name in the list, and nothing to pay yet. */
export function WaitingForm({ sku, text, least }: { sku: string; text: Texts; least: number }) {
  const to = useLocalePath();
  return (
    <form method="post" action={to("/cho-hang")} className="panel grid gap-3 p-4">
      <h2 className="text-lg">{text.title}</h2>
      <p className="text-soft">{text.lead}</p>
      <input type="hidden" name="sku" value={sku} />
      <label className="field"><span className="label">{text.quantity}</span><input className="input" name="quantity" type="number" inputMode="numeric" min={least} max={999} defaultValue={least} required /></label>
      <label className="field"><span className="label">{text.name}</span><input className="input" name="name" autoComplete="name" maxLength={100} required /></label>
      <label className="field"><span className="label">{text.email}</span><input className="input" name="email" type="email" autoComplete="email" maxLength={200} required /></label>
      <Button type="submit" variant="secondary">{text.submit}</Button>
      <p className="hint">{text.free}</p>
    </form>
  );
}
