import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { applyImport } from "../../app/domain/certificates/decision-import/apply-import.server";
import type { ImportCheck } from "../../app/domain/certificates/decision-import/check-register";
import { readFacts } from "../../app/domain/certificates/decision-import/decision-facts";
import { checkRecord } from "../../app/domain/certificates/decision-import/import-check.server";
import { NEEDED_FIELDS } from "../../app/domain/certificates/decision-import/import-columns";
import { createImport, openDecisionFile, type OpenedFile } from "../../app/domain/certificates/decision-import/start-import.server";
import { startText } from "../../app/features/certificate-import/imports-page";
import { problemText, type ImportTexts } from "../../app/features/certificate-import/problem-text";
import { ok } from "../../app/lib/result";
import { disconnect } from "../../app/platform/db/client.server";
import { transact } from "../../app/platform/db/transact.server";
import { admin } from "../../app/platform/i18n/messages/vi/admin";
import { importing } from "../../app/platform/i18n/messages/vi/importing";
import { makeTranslate } from "../../app/platform/i18n/translator";
import { columnName, READ_LIMITS } from "../../app/platform/spreadsheet/sheet";
import { StartError } from "../setup/start-error";

const t: ImportTexts = makeTranslate<typeof importing>(importing, "vi");
const adminT = makeTranslate<typeof admin>(admin, "vi");

export const CERTIFICATES_USAGE = "npm run import -- certificates FILE [--apply] [--accept-names] [--number 2865/QĐ-UBND --date 2026-11-12 --authority \"UBND tỉnh Lạng Sơn\" --level province]";

/**
 * `npm run import -- certificates FILE`: says what importing the file would do and each bad cell with its line, column and
 * reason; `--apply` writes when there is none. Ends with an error when there are problems.
 */
export async function importCertificates(args: string[]): Promise<void> {
  const { values, positionals: [path, ...more] } = parse(args);
  if (path === undefined || more.length > 0) throw new StartError(`Cách dùng / Usage: ${CERTIFICATES_USAGE}`);
  const file = await open(path, values);
  const check = await checkRecord(file);
  report(check);
  if (check.problemCount > 0 || check.factProblems.length > 0) throw new StartError("Có lỗi: chưa ghi gì. / There are problems: nothing was written.");
  if (values.apply) await write(file, path, check, values["accept-names"] === true);
  else console.log("Chạy thử: chưa ghi gì; thêm --apply để ghi. / Dry run: nothing was written; --apply writes.");
  await disconnect();
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args, allowPositionals: true,
      options: { apply: { type: "boolean" }, "accept-names": { type: "boolean" }, number: { type: "string" }, date: { type: "string" }, authority: { type: "string" }, level: { type: "string" } },
    });
  } catch {
    throw new StartError(`Cách dùng / Usage: ${CERTIFICATES_USAGE}`);
  }
}

async function open(path: string, values: Readonly<Record<string, string | boolean | undefined>>): Promise<OpenedFile> {
  const bytes = await readFile(path).catch(() => {
    throw new StartError(`Không đọc được tệp ${path}. / The file ${path} cannot be read.`);
  });
  const opened = await openDecisionFile(new Uint8Array(bytes));
  if (!opened.ok) throw new StartError(startText(opened.error, t, { rows: String(READ_LIMITS.rows) }));
  const file = opened.value;
  const missing = NEEDED_FIELDS.filter((field) => file.mapping[field] === undefined && !(field === "producerName" && file.mapping.taxCode !== undefined));
  if (missing.length > 0) {
    const names = missing.map((field) => `“${t(`field.${field}`)}”`).join(", ");
    throw new StartError(`Không thấy cột ${names}; hãy sửa tiêu đề, hoặc chọn cột một lần ở /quan-tri/chung-nhan/nhap. / No column for ${names}: correct the headings, or choose the columns once at /quan-tri/chung-nhan/nhap.`);
  }
  return { ...file, facts: readFacts((name) => values[name] ?? file.facts[name]) };
}

function report(check: ImportCheck): void {
  for (const problem of check.factProblems) console.log(`${t("facts.legend")}, ${t(`field.${problem.field}`)}: ${problemText(problem, t, adminT)}`);
  for (const { line, problems, notes } of check.rows) {
    for (const problem of problems) {
      console.log(`${t("preview.line")} ${line}, cột ${columnName(problem.column ?? 0)} (${t(`field.${problem.field}`)}) “${problem.value}”: ${problemText(problem, t, adminT)}`);
    }
    for (const { kind, from, to, percent } of notes) {
      if (kind === "similar_producer") console.log(`${t("preview.line")} ${line}: “${from}” – ${t(`note.${kind}`, { from, to, percent })}`);
    }
  }
  console.log(`${t("preview.new")}: ${check.newCount} · ${t("preview.unchanged")}: ${check.unchangedCount} · ${t("preview.problems", { count: check.problemCount })}`);
}

async function write(file: OpenedFile, path: string, check: ImportCheck, acceptNames: boolean): Promise<void> {
  if (check.newCount === 0) {
    console.log(t("preview.nothing", { count: check.unchangedCount }));
    return;
  }
  if (check.similarCount > 0 && !acceptNames) throw new StartError(`${t("preview.unconfirmed")} (--accept-names) Chưa ghi gì. / Producers were recognised by a similar name; --accept-names says that they are right. Nothing was written.`);
  const [actor, at] = [{ kind: "system" as const }, new Date()];
  const kept = await transact<string, never>(async (tx) => ok(await createImport(tx, file, { fileName: basename(path), actor, at, state: "applying" })));
  const result = kept.ok ? await applyImport({ id: kept.value, confirmed: acceptNames, actor, at }) : kept;
  if (!result.ok) throw new StartError(t("changed"));
  console.log(t("applied", result.value));
}
