import { readSchemaFiles, withSchemaEngine } from "./schema-engine";

/**
 * What a migrated database lacks of `prisma/schema`, as SQL; "" when both agree. Things that Prisma's language cannot
 * say (checks, functions, partial indexes, triggers) are not compared, and foreign keys and indexes may exist beyond those
 * of the models: a context does not name the models of one listed after it.
 * @param url a throw-away database with all migrations applied
 */
export async function schemaDrift(url: string): Promise<string> {
  const schema = await readSchemaFiles();
  return withSchemaEngine({ schema, url }, async (engine) => {
    const result = await engine.diff({
      from: { tag: "schemaDatasource", files: schema, configDir: "" },
      to: { tag: "schemaDatamodel", files: schema },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return (result.stdout ?? "")
      .split(/^(?=-- )/m)
      .filter((step) => !/^-- (DropForeignKey|DropIndex|This is an empty migration)/.test(step))
      .join("")
      .trim();
  });
}
