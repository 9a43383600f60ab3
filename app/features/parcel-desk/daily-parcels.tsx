import type { ParcelTab } from "~/domain/orders/parcels";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { useLocalePath, useTexts } from "~/platform/i18n/react";

/** The day's work with orders, in figures large enough for a thumb. */
export function DailyParcels({ counts }: { counts: Record<ParcelTab, number> }) {
  const t = useTexts(PARCEL_TEXTS);
  const path = useLocalePath()("/nguoi-ban/don-hang");
  return (
    <ul className="grid grid-cols-3 gap-3">
      {(["new", "packing", "sent"] as const).map((tab) => (
        <li key={tab}>
          <a href={`${path}?tab=${tab}`} className={`panel grid h-full gap-1 p-4 no-underline ${tab === "new" && counts.new > 0 ? "border-l-4 border-l-persimmon" : ""}`}>
            <span className="display num text-3xl">{counts[tab]}</span>
            <span className="leading-tight font-semibold text-soft">{t(`tab.${tab}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
