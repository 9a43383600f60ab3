import { Form, useRevalidator } from "@remix-run/react";
import { useState, type ChangeEvent } from "react";
import { MOST_PICTURES } from "~/domain/catalog/drafts/listing-facts";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { useHydrated } from "~/ui/kit/use-hydrated";
import { sendPhoto, type PhotoProgress } from "./send-photo";

export const PHOTO_MOST_MB = 15;

type Sending = { name: string; file: File; progress: PhotoProgress };

/** Sends photos one after the other with their progress, again after a lost connection; without JavaScript by the button. */
export function PhotoUpload({ address, fault }: { address: string; fault: string | null }) {
  const t = useTexts(LISTING_TEXTS);
  const hydrated = useHydrated();
  const { revalidate } = useRevalidator();
  const [sending, setSending] = useState<readonly Sending[]>([]);

  async function sendAll(files: readonly File[]) {
    setSending(files.map((file) => ({ name: file.name, file, progress: { kind: "sending", percent: 0 } })));
    for (const file of files) {
      const show = (progress: PhotoProgress) => setSending((all) => all.map((one) => (one.file === file ? { ...one, progress } : one)));
      if (file.size > PHOTO_MOST_MB * 1_048_576) show({ kind: "refused", fault: "too_large" });
      else if (file.size === 0) show({ kind: "refused", fault: "empty" });
      else await sendPhoto(`${address}/tai`, file, show);
      revalidate();
    }
    setSending((all) => all.filter(({ progress }) => progress.kind !== "done"));
  }

  function choose({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    if (!hydrated) return;
    const files = [...(input.files ?? [])];
    input.value = "";
    void sendAll(files);
  }

  const textOf = ({ name, progress }: Sending): string => {
    if (progress.kind === "sending") return progress.percent < 100 ? t("photo.sending", { name, percent: progress.percent }) : t("photo.encoding", { name });
    if (progress.kind === "waiting") return t("photo.retrying", { name });
    return progress.kind === "refused" ? `${name}: ${t(`photo.${progress.fault}` as keyof ListingDictionary, { size: PHOTO_MOST_MB })}` : "";
  };
  const failed = sending.filter(({ progress }) => progress.kind === "refused" && progress.fault === "failed");
  return (
    <div className="grid grid-cols-1 gap-3">
      <Form method="post" action={address} encType="multipart/form-data" className="grid grid-cols-1 gap-3">
        <input type="hidden" name="intent" value="photo" />
        <TextField label={t("photo.choose")} hint={t("photo.limits", { size: PHOTO_MOST_MB, count: MOST_PICTURES })} type="file" name="file" accept="image/jpeg,image/png,image/webp,image/avif" multiple={hydrated} onChange={choose} error={fault} />
        {hydrated ? null : <div><Button type="submit" variant="secondary">{t("photo.send")}</Button></div>}
      </Form>
      <output className="grid gap-2">
        {sending.map((one) => (
          <span key={one.name} className={one.progress.kind === "refused" ? "field-error" : "text-soft"}>{textOf(one)}</span>
        ))}
      </output>
      {failed.length > 0 ? <div><Button variant="secondary" onClick={() => void sendAll(failed.map(({ file }) => file))}>{t("photo.retry")}</Button></div> : null}
    </div>
  );
}
