import { useId, type ChangeEvent } from "react";
import type { Photo } from "~/domain/aftersales/aftersales-queries.server";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useTexts } from "~/platform/i18n/react";

const MOST = 4;
const MOST_BYTES = 15 * 1_048_576;

/** What belongs to a photo's address: how the asker shows that they may see it (`?code=…&token=…`), or "". */
export type PhotoKey = string;

export function Photos({ photos, access }: { photos: Photo[]; access: PhotoKey }) {
  const t = useTexts(AFTERSALES_TEXTS);
  if (photos.length === 0) return null;
  const join = access === "" ? "?" : `${access}&`;
  return (
    <ul className="flex flex-wrap gap-2">
      {photos.map(({ id, width, height }, index) => (
        <li key={id}>
          <a href={`/anh-kien-hang/${id}${join}width=1200`} target="_blank" rel="noreferrer">
            <img src={`/anh-kien-hang/${id}${join}width=320`} width={width} height={height} alt={t("photo.one", { number: index + 1 })} loading="lazy" className="size-24 rounded-control border border-line object-cover" />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A place for photos in a form; says before anything is sent when they are too many or too large. */
export function PhotosField() {
  const t = useTexts(AFTERSALES_TEXTS);
  const id = useId();
  const check = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    currentTarget.setCustomValidity(files.length > MOST ? t("refused.photo.too_many") : size > MOST_BYTES ? t("refused.photo.too_large") : "");
    currentTarget.reportValidity();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t("photos")}</label>
      <div id={`${id}-hint`} className="hint">{t("photos.hint")}</div>
      <input id={id} type="file" name="photos" multiple accept="image/jpeg,image/png,image/webp,image/avif" aria-describedby={`${id}-hint`} className="input" onChange={check} />
    </div>
  );
}
