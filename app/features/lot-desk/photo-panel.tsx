import { Form, useNavigation } from "@remix-run/react";
import { MOST_LOT_FILES, type LotPhoto } from "~/domain/traceability/lot-file";
import { Picture } from "~/ui/commerce/picture";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

/** The photos of a lot and the form for more. Like all that a lot says they are not taken back. */
export function PhotoPanel({ photos, refusal }: { photos: LotPhoto[]; refusal: LotRefusal | undefined }) {
  const t = useLotsT();
  const busy = useNavigation().state === "submitting";
  const mine = refusal?.intent === "photo" ? refusal : undefined;
  return (
    <div className="grid gap-4">
      {photos.length > 0 ? (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {photos.map((photo) => (
            <li key={photo.id}>
              <a href={`/files/pictures/${photo.key}-${photo.widths.at(-1) ?? photo.width}.webp`}>
                <Picture picture={{ key: photo.key, tone: "stone", avif: false, widths: photo.widths }} alt={photo.title} sizes="12rem" width={photo.width} height={photo.height} />
              </a>
              <span className="text-sm">{photo.title}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Form method="post" encType="multipart/form-data" key={photos.length} className="grid gap-4 sm:grid-cols-2">
        {/* Before the files: of a form that is too long only what stands before them is read. */}
        <input type="hidden" name="intent" value="photo" />
        <TextField label={t("photo.caption")} hint={t("photo.captionHint")} name="title" maxLength={120} defaultValue={mine?.values["title"]} error={faultText(mine, "title", t)} required />
        <TextField label={t("photo.files")} hint={t("photo.filesHint", { count: MOST_LOT_FILES })} type="file" name="photos" accept="image/*" multiple error={faultText(mine, "photos", t)} required />
        <Button type="submit" variant="secondary" busy={busy} className="sm:col-span-2 sm:justify-self-start">{t("photo.add")}</Button>
      </Form>
    </div>
  );
}
