/** The steps that the desk offers, each with its EPCIS words: what most lots go through, in their order. */
export const DESK_STEPS = {
  commissioning: { action: "ADD", disposition: "active" },
  receiving: { action: "OBSERVE", disposition: "in_progress" },
  creating_class_instance: { action: "", disposition: "in_progress" },
  inspecting: { action: "OBSERVE", disposition: "conformant" },
  packing: { action: "ADD", disposition: "container_closed" },
  storing: { action: "OBSERVE", disposition: "sellable_not_accessible" },
  shipping: { action: "OBSERVE", disposition: "in_transit" },
} as const;
export type DeskStep = keyof typeof DESK_STEPS;
export const DESK_STEP_NAMES = Object.keys(DESK_STEPS) as DeskStep[];
