/** npm run restore -- FILE [--force]: puts a backup into an empty database (or, with --force, in place of everything in it), then examines the books and the trail. */
import { resolve } from "node:path";
import { restoreHeads } from "../app/domain/audit/kept-heads.server";
import { verifyAudit } from "../app/domain/audit/verify-audit.server";
import { disconnect } from "../app/platform/db/client.server";
import { env } from "../app/platform/env/env.server";
import { storageFolder } from "../app/platform/storage/storage.server";
import { sentenceOf } from "./audit-verify";
import { checkBackup } from "./backup/check-backup";
import { restoreBackup } from "./backup/restore-backup";
import { readInvariants } from "./invariants";
import { readMigrations } from "./setup/migrate";
import { StartError } from "./setup/start-error";

const USAGE = "npm run restore -- FILE [--force]";

export async function main(args: string[]): Promise<void> {
  const [given, ...more] = args.filter((arg) => arg !== "--force");
  if (given === undefined || more.length > 0) throw new StartError(USAGE);
  const url = process.env["DATABASE_URL"] ?? "";
  const path = resolve(process.env["INIT_CWD"] ?? ".", given);
  const migrations = await readMigrations();
  const backup = await checkBackup(path, migrations);
  const force = args.includes("--force");
  if (force) console.log("CẢNH BÁO: mọi dữ liệu đang có sẽ bị xoá và thay bằng bản sao lưu. / WARNING: everything in the database is erased and replaced by the backup.");
  const newer = await restoreBackup({ url, files: storageFolder(env().storageUrl), path, backup, migrations, force });
  const rows = Object.values(backup.manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  console.log(`${backup.header.madeAt}: ${rows} rows, ${Object.keys(backup.manifest.files).length} files${newer.length === 0 ? "" : `; then applied ${newer.join(", ")}`}`);
  await examine(url, backup.header.auditHead.seq);
}

/** The rules of the books and the chain of the trail, printed; ends with code 1 where one does not hold. */
async function examine(url: string, restoredSeq: number): Promise<void> {
  const at = new Date();
  const aside = await restoreHeads(restoredSeq, at);
  if (aside !== null) console.log(`Dấu mốc nhật ký sau bản sao lưu được cất riêng: ${aside}. / Heads of the trail later than the backup were put aside: ${aside}.`);
  const rules = await readInvariants(url);
  const broken = rules.filter((one) => one.broken > 0);
  for (const { rule, broken: times } of broken) console.error(`${times}  ${rule}`);
  console.log(`Sổ sách: ${rules.length - broken.length}/${rules.length} quy tắc đúng. / Books: ${rules.length - broken.length} of ${rules.length} rules hold.`);
  const { entries, findings } = await verifyAudit(at);
  await disconnect();
  for (const finding of findings) console.error(`Audit trail: ${sentenceOf(finding)}.`);
  if (broken.length > 0 || findings.length > 0) throw new StartError("Dữ liệu đã phục hồi nhưng không đạt kiểm tra ở trên. / The data is restored, but what is named above does not hold.");
  console.log(`Nhật ký: ${entries} dòng, chuỗi nguyên vẹn. / Trail: ${entries} rows, the chain is whole.`);
}
