/** The files of a round by the last part of their address, and what they are called. */
export const ROUND_FILES = {
  "bien-ban.pdf": "round.file.minutes",
  "phu-luc.pdf": "round.file.annexPdf",
  "phu-luc.xlsx": "round.file.annexXlsx",
  "phieu-cham.csv": "round.file.sheetsCsv",
} as const;
export type RoundFile = keyof typeof ROUND_FILES;

export function isRoundFile(name: string): name is RoundFile {
  return Object.hasOwn(ROUND_FILES, name);
}
