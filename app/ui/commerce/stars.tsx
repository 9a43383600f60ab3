/** Stars in force, as star-anise flowers, five places. `label` is read instead of seen; nothing at all when there are none. */
export function StarRating({ stars, label, className }: { stars: number; label: string; className?: string }) {
  if (stars < 1 || stars > 5) return null;
  return (
    <svg className={className ? `stars ${className}` : "stars"} viewBox="0 0 128 24" role="img" aria-label={label}>
      <use href={`#stars-${stars}`} />
    </svg>
  );
}
