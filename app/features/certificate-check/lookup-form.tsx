import { useLocalePath, useT } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { useCertificateT } from "./use-certificate-t";

/** The number to look up. A plain GET form: the page for the number is an address of its own. */
export function LookupForm({ number }: { number?: string }) {
  const t = useT();
  const say = useCertificateT();
  const to = useLocalePath();
  return (
    <form method="get" action={to("/chung-nhan/tra-cuu")} className="no-print grid max-w-xl gap-3">
      <TextField
        id="so-can-tra"
        name="number"
        label={t("cert.lookupLabel")}
        hint={say("cert.lookupHint")}
        defaultValue={number}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Button type="submit" icon="shield" className="justify-self-start">{t("cert.lookupButton")}</Button>
    </form>
  );
}
