import { Form } from "@remix-run/react";
import { MOST_PICTURES } from "~/domain/catalog/drafts/listing-facts";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { Badge } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import type { StepProps } from "./step-form";
import { PHOTO_MOST_MB, PhotoUpload } from "./photo-upload";

/** The photos: from the camera, in their order, the first one on cards. */
export function PhotoStep({ draft, refusal }: StepProps) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const fault = refusal?.kind === "photo" ? t(`photo.${refusal.fault}` as keyof ListingDictionary, { size: PHOTO_MOST_MB }) : null;
  return (
    <div className="panel grid grid-cols-1 gap-4 p-4 md:p-6">
      <p className="text-soft">{t("photo.lead")}</p>
      {draft.pictures.length === 0 ? <p>{t("photo.none")}</p> : null}
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {draft.pictures.map((picture, index) => (
          <li key={picture.key} className="grid content-start gap-2">
            <div className="relative aspect-square overflow-hidden rounded-control [&_img]:size-full [&_img]:object-cover">
              <Picture picture={{ ...picture, avif: false }} alt={`${t("photo.cover")} ${index + 1}`} sizes="(min-width: 40rem) 14rem, 45vw" />
              {index === 0 ? <span className="absolute top-2 left-2"><Badge tone="good">{t("photo.cover")}</Badge></span> : null}
            </div>
            <Form method="post" className="flex flex-wrap gap-2">
              <input type="hidden" name="key" value={picture.key} />
              {index === 0 ? null : <Button type="submit" name="intent" value="first" variant="secondary" size="sm">{t("photo.first")}</Button>}
              <Button type="submit" name="intent" value="remove" variant="quiet" size="sm" icon="trash">{t("photo.remove")}</Button>
            </Form>
          </li>
        ))}
      </ul>
      {draft.pictures.length < MOST_PICTURES ? <PhotoUpload address={to(`/nguoi-ban/san-pham/${draft.id}/anh`)} fault={fault} /> : <p>{t("photo.too_many")}</p>}
      <div><ButtonLink href={to(`/nguoi-ban/san-pham/${draft.id}/ten`)} size="lg">{t("next")}</ButtonLink></div>
    </div>
  );
}
