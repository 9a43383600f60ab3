import type { ShipmentState } from "./order";

/** The lists of a producer's parcels (kiện hàng), in the order in which they are worked through. */
export const PARCEL_TABS = ["new", "packing", "sent", "delivered", "back", "cancelled"] as const;
export type ParcelTab = (typeof PARCEL_TABS)[number];

export const TAB_STATES = { new: ["pending"], packing: ["confirmed"], sent: ["shipped"], delivered: ["delivered"], back: ["refused", "returned"], cancelled: ["cancelled"] } as const satisfies Record<ParcelTab, readonly ShipmentState[]>;

export type ParcelFilter = {
  tab: ParcelTab;
  /** A part of the order's code or of the buyer's name. */
  q: string;
  /** From 1. */
  page: number;
};

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readParcelFilter(query: URLSearchParams): ParcelFilter {
  const page = query.get("page") ?? "";
  return {
    tab: PARCEL_TABS.find((tab) => tab === query.get("tab")) ?? "new",
    q: (query.get("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The one step that comes next for a parcel; null when it has come to its end. */
export function nextStep(state: ShipmentState): "confirmed" | "shipped" | "delivered" | null {
  return ({ pending: "confirmed", confirmed: "shipped", shipped: "delivered", delivered: null, cancelled: null, refused: null, returned: null } as const)[state];
}
