import type { TraceMap } from "./trace-view";

/** The province in dots, and where in it. */
export function TracePins({ map, label }: { map: TraceMap; label: string }) {
  return (
    <svg viewBox={`0 0 ${map.width} ${map.height}`} className="trace-map" role="img" aria-label={label}>
      <path d={map.land} className="trace-land" />
      {map.pins.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="7" className="trace-pin" />
      ))}
    </svg>
  );
}
