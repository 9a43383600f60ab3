/** Prints the SQL from an empty database to `prisma/schema` (or to the schema folder given): the start of a migration. */
import { schemaSql } from "./schema-engine";

process.stdout.write(await schemaSql(process.argv[2]));
