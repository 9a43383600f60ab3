/** Woven stripes at the hem of hanging cloth: distance from the hem, height, colour. */
export const BROCADE_STRIPES: readonly (readonly [number, number, string])[] = [
  [-58, 8, "#D9531E"],
  [-44, 6, "#F4EFE4"],
  [-34, 10, "#D9A21B"],
  [-20, 5, "#C8342B"],
];
