/**
 * Prisma's schema engine as WebAssembly: compares schemas without the native engine that Prisma's CLI downloads.
 */
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as EngineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  mockAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { repositoryRoot } from "./paths";

type Engine = EngineModule.SchemaEngine;
type SchemaFile = EngineModule.SchemaContainer;

const schemaFolder = resolve(repositoryRoot, "prisma/schema");

/** Every `*.prisma` file of a folder, in name order, as the engine wants them. Throws when there is none. */
export async function readSchemaFiles(folder: string = schemaFolder): Promise<SchemaFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".prisma")).sort();
  if (names.length === 0) throw new Error(`No *.prisma file in ${relative(repositoryRoot, folder)}`);
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), "utf8") })),
  );
}

let loading: Promise<typeof EngineModule> | undefined;

/** The package imports its `.wasm` like a module, which Node 20 cannot; so it is instantiated here by hand. */
function loadEngineModule(): Promise<typeof EngineModule> {
  loading ??= (async () => {
    const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const engine: typeof EngineModule = await import(pathToFileURL(glue).href);
    const bytes = await readFile(glue.replace(/\.js$/, ".wasm"));
    const imports: WebAssembly.ModuleImports = {};
    for (const [name, value] of Object.entries(engine)) {
      if (typeof value === "function") imports[name] = value;
    }
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": imports });
    engine.__wbg_set_wasm(instance.exports);
    const start = instance.exports["__wbindgen_start"];
    if (typeof start === "function") start();
    return engine;
  })();
  return loading;
}

/** Stands in for a database where schema is only compared with schema: it answers the one question the engine asks, its version. */
const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: async () => ({
    ...mockAdapter("postgres"),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 18.4", 180004]],
    }),
    dispose: async () => undefined,
  }),
  connectToShadowDb: async () => {
    throw new Error("There is no database behind this comparison");
  },
};

const PG_CHAR = 18;
const PG_TEXT = 25;

/**
 * The engine reads PostgreSQL's catalogue, whose one-letter "char" columns the adapter refuses: they are let through
 * it as text and handed on as the characters that the engine asks for.
 */
function catalogueAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const characterColumns = new Map<string, Set<number>>();
  const plainQuery = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result = await plainQuery(config);
      const columns = new Set<number>();
      result.fields.forEach((field, index) => {
        if (field.dataTypeID !== PG_CHAR) return;
        field.dataTypeID = PG_TEXT;
        columns.add(index);
      });
      characterColumns.set(config.text, columns);
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      const plainQueryRaw = adapter.queryRaw.bind(adapter);
      return Object.assign(adapter, {
        queryRaw: async (query: SqlQuery): Promise<SqlResultSet> => {
          const result = await plainQueryRaw(query);
          const columns = characterColumns.get(query.sql);
          const columnTypes = result.columnTypes.map((type, index) => (columns?.has(index) ? ColumnTypeEnum.Character : type));
          return { ...result, columnTypes };
        },
      });
    },
  };
}

/** Runs `work` with an engine bound to the database at `url`, or to none (schema against schema only). */
export async function withSchemaEngine<T>(
  options: { schema: SchemaFile[]; url?: string },
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const module = await loadEngineModule();
  const pool = options.url === undefined ? undefined : new pg.Pool({ connectionString: options.url, max: 2, connectionTimeoutMillis: 10_000 });
  const factory = pool === undefined ? noDatabase : catalogueAdapter(pool);
  const engine = await module.SchemaEngine.new(
    { datamodels: options.schema.map((file): [string, string] => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool?.end();
  }
}

/** The SQL that turns an empty database into `prisma/schema`. */
export async function schemaSql(folder?: string): Promise<string> {
  const schema = await readSchemaFiles(folder);
  return withSchemaEngine({ schema }, async (engine) => {
    const result = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: schema },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.stdout ?? "";
  });
}
