const file = (key: string, width: number, format: string) => `/files/pictures/${key}-${width}.${format}`;

export type PictureSource = { key: string; tone: string; avif: boolean; widths?: number[] };

/** Sizes that every stored picture has. */
const CARD_WIDTHS = [320, 640];

/**
 * A stored picture in its sizes: AVIF where it was made, else WebP; its backdrop tone until it has come.
 * `sizes` says how wide it is shown. Square unless told.
 */
export function Picture({
  picture,
  alt,
  sizes,
  width = 640,
  height = 640,
  eager = false,
}: {
  picture: PictureSource | null;
  alt: string;
  sizes: string;
  width?: number;
  height?: number;
  eager?: boolean;
}) {
  if (!picture) return <picture className="tone-rice" />;
  const widths = picture.widths ?? CARD_WIDTHS;
  const set = (format: string) => widths.map((step) => `${file(picture.key, step, format)} ${step}w`).join(", ");
  return (
    <picture className={`tone-${picture.tone}`}>
      {picture.avif ? <source type="image/avif" srcSet={set("avif")} sizes={sizes} /> : null}
      <img
        src={file(picture.key, widths[0] ?? 320, "webp")}
        srcSet={set("webp")}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        loading={eager ? undefined : "lazy"}
        decoding="async"
      />
    </picture>
  );
}
