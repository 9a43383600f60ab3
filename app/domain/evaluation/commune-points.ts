/** The four points a commune checks, in the order of Form 03 of Decision 26/2026/QĐ-TTg. */
export const COMMUNE_POINTS = ["localMaterial", "localLabour", "ideaOrigin", "localIdentity"] as const;
export type CommunePoints = Record<(typeof COMMUNE_POINTS)[number], boolean>;

/** What a commune decides, and the move of the dossier that it is. */
export const COMMUNE_OUTCOMES = { forward: "forward", return: "commune_return", turn_down: "commune_turn_down" } as const;
export type CommuneOutcome = keyof typeof COMMUNE_OUTCOMES;

export function isCommuneOutcome(value: string): value is CommuneOutcome {
  return Object.hasOwn(COMMUNE_OUTCOMES, value);
}
