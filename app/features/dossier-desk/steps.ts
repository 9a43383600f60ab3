/** The steps in which a producer fills in a dossier; the words of their addresses. */
export const STEPS = ["san-pham", "tu-cham", "giay-to"] as const;
export type Step = (typeof STEPS)[number];

export function isStep(text: string): text is Step {
  return (STEPS as readonly string[]).includes(text);
}
