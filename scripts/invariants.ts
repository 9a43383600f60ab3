/** npm run invariants: asks every rule of prisma/invariants.sql of the shop's database, in one snapshot, and prints what breaks them. Ends with code 1 where something does. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import pg from "pg";
import { repositoryRoot } from "./setup/paths";
import { StartError } from "./setup/start-error";

export type Invariant = { rule: string; broken: number };

/** Each rule with how often it is broken. */
export async function readInvariants(url: string): Promise<Invariant[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ rule: string; broken: string }>(readFileSync(resolve(repositoryRoot, "prisma/invariants.sql"), "utf8"));
    return rows.map(({ rule, broken }) => ({ rule, broken: Number(broken) }));
  } finally {
    await client.end();
  }
}

export async function main(): Promise<void> {
  const rules = await readInvariants(process.env["DATABASE_URL"] ?? "");
  for (const { rule, broken } of rules) console.log(`${broken === 0 ? "ok  " : String(broken).padEnd(4)}  ${rule}`);
  const broken = rules.filter((one) => one.broken > 0);
  if (broken.length > 0) throw new StartError(`${broken.length} quy tắc không đúng. / ${broken.length} rules do not hold.`);
  console.log(`\n${rules.length} quy tắc đều đúng. / All ${rules.length} rules hold.`);
}
