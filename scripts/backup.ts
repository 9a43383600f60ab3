/** npm run backup [-- FILE]: one file with the database and all pictures and papers, written while the shop is open. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { env } from "../app/platform/env/env.server";
import { storageFolder } from "../app/platform/storage/storage.server";
import { writeBackup } from "./backup/write-backup";
import { dataFolder } from "./setup/paths";
import { StartError } from "./setup/start-error";

/** `cho-xu-lang-2026-11-28-0915.tar.gz`, by the clock of Vietnam. */
export function backupName(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `cho-xu-lang-${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(":", "")}.tar.gz`;
}

export async function main([given]: string[]): Promise<void> {
  const at = new Date();
  // npm changes to the project's folder; the name is meant from where it was typed.
  const path = given === undefined ? resolve(dataFolder(), "backups", backupName(at)) : resolve(process.env["INIT_CWD"] ?? ".", given);
  if (existsSync(path)) throw new StartError(`${path} đã có; hãy chọn tên khác. / ${path} exists: choose another name.`);
  mkdirSync(dirname(path), { recursive: true });
  const { tables, files } = await writeBackup({ url: process.env["DATABASE_URL"] ?? "", files: storageFolder(env().storageUrl), path, at });
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const counted = `${Object.keys(tables).length} tables, ${rows} rows, ${Object.keys(files).length} files, ${(statSync(path).size / 1e6).toFixed(1)} MB`;
  console.log(`${path}\n${counted}\nCó thông tin cá nhân của khách: hãy cất nơi an toàn. / It holds buyers' personal data: keep it safe.`);
}
