import { Form } from "@remix-run/react";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import type { DossierView } from "./dossier-view.server";

/** Fills in again what the shop and the registers hold. */
export function PrefillPanel({ dossier }: Pick<DossierView, "dossier">) {
  const t = useTexts(DOSSIER_TEXTS);
  const held = dossier.papers.filter(({ link }) => link !== null).length;
  return (
    <Form method="post" className="panel grid gap-3 p-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <input type="hidden" name="intent" value="prefill" />
      <p className="hint">{t("prefillHint")}</p>
      <Button type="submit" variant="secondary">{t("prefill")}{held > 0 ? ` (${held})` : ""}</Button>
    </Form>
  );
}
