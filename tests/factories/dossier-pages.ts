/** The pages on which a dossier is filled in and scored, as people fill them in. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { scorable, type ScoreSheet } from "~/domain/evaluation/score-sheet";
import { readScoreSheetFile, type ScoreSheetFile } from "~/domain/evaluation/score-sheet-file";
import { localDateAt } from "~/lib/local-date";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { makeTranslate } from "~/platform/i18n/translator";
import { marksFor } from "../../prisma/seed/demo/score-marks";
import { Chance } from "../../prisma/seed/random";
import { scoreSheetFiles } from "../../prisma/seed/score-sheets";
import { expect } from "../fixtures/test";

export const dossierT = makeTranslate(DOSSIER_TEXTS.vi, "vi");
export const evaluationT = makeTranslate(EVALUATION_TEXTS.vi, "vi");

export const PAPER = { name: "giay-to.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n% giấy tờ của hồ sơ") };

/** The sheet of a product set in force today. */
export function sheetInForce(setNo: number): ScoreSheet {
  const today = localDateAt(new Date());
  const files = scoreSheetFiles.map((file) => JSON.parse(readFileSync(file, "utf8")) as ScoreSheetFile);
  const sheet = files.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo > today)).flatMap(readScoreSheetFile).find((one) => one.setNo === setNo);
  if (!sheet) throw new Error(`no score sheet of set ${setNo} is in force`);
  return sheet;
}

/** Option by criterion of a sheet that meets the requirements of so many stars with this total. */
export function choicesFor(sheet: ScoreSheet, stars: number, total: number): Map<string, number> {
  const marks = marksFor(sheet, stars, total, new Chance(`${sheet.id} ${total}`));
  const sum = [...marks.values()].reduce((all, points) => all + points, 0);
  if (sum !== total) throw new Error(`${sheet.id} has no choices for ${total} points: ${sum}`);
  return new Map(scorable(sheet).map(({ code, options }) => [code, options.find(({ points }) => points === marks.get(code))?.ordinal ?? 1]));
}

/** Adds a file as the paper the form proposes: the first that is missing. */
export async function uploadPaper(page: Page, file: typeof PAPER, title: string): Promise<void> {
  await page.getByLabel(dossierT("papers.file"), { exact: true }).setInputFiles(file);
  await page.getByLabel(dossierT("papers.title"), { exact: true }).fill(title);
  await page.getByRole("button", { name: dossierT("papers.add") }).click();
}

/** Adds papers until none is missing. @returns how many it added */
export async function uploadMissingPapers(page: Page): Promise<number> {
  const missing = page.getByText(dossierT("papers.missing"), { exact: true });
  const count = await missing.count();
  for (let left = count; left > 0; left -= 1) {
    await uploadPaper(page, PAPER, `Giấy tờ ${left}`);
    await expect(missing).toHaveCount(left - 1);
  }
  return count;
}

/** A producer's own sheet: every heading is opened, chosen from, and seen to be saved. */
export async function scoreOneself(page: Page, choices: ReadonlyMap<string, number>): Promise<void> {
  // What follows counts what is there, and does not wait for it.
  await expect(page.locator("details[id^=g-]").first()).toBeVisible();
  for (const heading of await page.locator("details[id^=g-]:not([open]) > summary").all()) await heading.click();
  for (const group of await page.locator("details[id^=g-] form").all()) {
    for (const [code, ordinal] of choices) {
      const option = group.locator(`label:has(input[name="mark.${code}"][value="${ordinal}"])`);
      if ((await option.count()) === 1) await option.click();
    }
    await expect(group.getByText(dossierT("saved"), { exact: true })).toBeVisible();
  }
}

/** A member's sheet: every criterion is chosen and seen to be saved, then the sheet is submitted with a remark. */
export async function submitSheet(page: Page, choices: ReadonlyMap<string, number>, remark: string): Promise<void> {
  for (const [code, ordinal] of choices) {
    const criterion = page.locator(`[id="c-${code}"]`);
    await criterion.locator(`input[type=radio][value="${ordinal}"]`).check();
    await expect(criterion.getByText(evaluationT("score.saved"), { exact: true })).toBeVisible();
  }
  await page.getByLabel(evaluationT("score.comment"), { exact: true }).fill(remark);
  await page.getByRole("button", { name: evaluationT("score.submit"), exact: true }).click();
}
