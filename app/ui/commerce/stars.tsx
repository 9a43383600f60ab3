/**
 * Stars in force, as star-anise flowers, five places; nothing at all when there are none. `label` is read instead of
 * seen; without it they are decoration beside words that say the same.
 */
export function StarRating({ stars, label, className }: { stars: number; label?: string; className?: string }) {
  if (stars < 1 || stars > 5) return null;
  const described = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg className={className ? `stars ${className}` : "stars"} viewBox="0 0 128 24" {...described}>
      <use href={`#stars-${stars}`} />
    </svg>
  );
}
