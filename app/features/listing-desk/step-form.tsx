import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { useAutosave } from "~/ui/layout/use-autosave";
import type { ListingRefusal } from "./faults";
import type { ListingView } from "./listing-view.server";

export type StepProps = ListingView & { refusal: ListingRefusal | undefined };

/** A step's form: saved by itself, and by its button. */
export function StepForm({ children }: { children: ReactNode }) {
  const t = useTexts(LISTING_TEXTS);
  const { onChange, state } = useAutosave();
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" onChange={onChange} className="panel grid grid-cols-1 gap-4 p-4 md:p-6">
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="lg" busy={busy}>{t("next")}</Button>
        <Button type="submit" name="intent" value="save" variant="secondary" size="lg">{t("save")}</Button>
        <output className={state === "failed" ? "text-persimmon" : "text-soft"}>{state === "idle" ? "" : t(state === "saving" ? "saving" : state === "saved" ? "saved" : "notSaved")}</output>
      </div>
    </Form>
  );
}
