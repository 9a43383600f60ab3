/** What a small picture needs; the key is its address in the picture store. */
export type ThumbPicture = { key: string; hasAvif: boolean; tone: string; alt: string };

/** A small square picture beside a line. It repeats the name next to it, so it is decoration. */
export function LineThumb({ picture }: { picture: ThumbPicture | null }) {
  if (!picture) return <span className="tone-rice aspect-square w-full rounded-control" />;
  return (
    <picture className={`tone-${picture.tone} block aspect-square w-full overflow-hidden rounded-control`}>
      {picture.hasAvif ? <source type="image/avif" srcSet={`/files/pictures/${picture.key}-320.avif`} /> : null}
      <img src={`/files/pictures/${picture.key}-320.webp`} alt="" width={96} height={96} loading="lazy" decoding="async" className="h-full w-full object-cover" />
    </picture>
  );
}
