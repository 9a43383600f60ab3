import { useT } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import type { ProductPageData } from "./product.server";

type Pictures = ProductPageData["product"]["pictures"];

/** The pictures side by side, pushed by thumb or arrow keys; small ones lead to each. Works without JavaScript. */
export function Gallery({ pictures, name }: { pictures: Pictures; name: string }) {
  const t = useT();
  return (
    <div className="self-start lg:sticky lg:top-4">
      <div className="gallery" role="region" aria-label={t("product.pictures")} tabIndex={pictures.length > 1 ? 0 : undefined}>
        {pictures.length === 0 ? <Picture picture={null} alt={name} sizes="100vw" /> : null}
        {pictures.map((picture, index) => (
          <div key={picture.key} id={`anh-${index + 1}`}>
            <Picture picture={picture} alt={picture.alt} sizes="(min-width: 64rem) 40rem, 94vw" width={picture.width} height={picture.height} eager={index === 0} />
          </div>
        ))}
      </div>
      {pictures.length > 1 ? (
        <ul className="mt-3 hidden gap-2 md:flex">
          {pictures.map((picture, index) => (
            <li key={picture.key}>
              <a href={`#anh-${index + 1}`} className="thumb" aria-label={t("product.picture", { number: index + 1 })}>
                <Picture picture={{ ...picture, widths: [320] }} alt="" sizes="5rem" width={80} height={80} />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
