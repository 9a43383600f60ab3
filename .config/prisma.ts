import { defineConfig } from "prisma/config";

// Paths are relative to this file.
export default defineConfig({
  schema: "../prisma/schema",
  migrations: { path: "../prisma/migrations" },
});
