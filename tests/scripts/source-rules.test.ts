import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/setup/paths";

function sources(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith("app/platform/db/generated/"));
}

const files = ["app", "scripts", "prisma", "tests"]
  .flatMap(sources)
  .map((name) => ({ name, text: readFileSync(join(repositoryRoot, name), "utf8") }));
const code = files.filter(({ name }) => name !== "tests/scripts/source-rules.test.ts");

function holding(pattern: RegExp): string[] {
  return code.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
}

describe("every source file", () => {
  it("is short enough to be read at once", () => {
    const long = files.filter(({ name, text }) => {
      const isData = name.startsWith("prisma/data/") || name.includes("/messages/");
      return !isData && text.split("\n").length > (/\.(test|spec)\.tsx?$/.test(name) ? 500 : 300);
    });
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it("binds values in SQL", () => expect(holding(/\$(queryRaw|executeRaw)Unsafe/)).toEqual([]));
  it("has no inline styles", () => expect(holding(/\sstyle=\{/)).toEqual([]));
  // Drawings of this repository, plots made by the library from figures, and what React wrote itself: nothing that anybody typed.
  it("has no pasted HTML", () => expect(holding(/dangerouslySetInnerHTML/).toSorted()).toEqual(["app/ui/charts/plot-figure.tsx", "app/ui/kit/kept.tsx", "app/ui/kit/sprite.tsx", "app/ui/kit/still-part.tsx"]));
  it("leaves nothing for later", () => expect(holding(/\b(TODO|FIXME|XXX)\b|@ts-ignore/)).toEqual([]));
  it("keeps sessions in the database", () => expect(holding(/createFileSessionStorage/)).toEqual([]));
});

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

/** The oldest version without a known vulnerability that matters here; the registry's own audit is not always in reach. */
const minimum: Record<string, string> = {
  "@remix-run/express": "2.17.5",
  "@remix-run/node": "2.17.5",
  "@remix-run/react": "2.17.5",
  "@remix-run/server-runtime": "2.17.5",
  "@remix-run/router": "1.23.4",
  "react-router": "6.30.6",
  "react-router-dom": "6.30.6",
  stripe: "23.1.0",
};

function isAtLeast(version: string, least: string): boolean {
  const have = version.split(/[.-]/).map(Number);
  const need = least.split(".").map(Number);
  for (const [index, part] of need.entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

describe("package-lock.json", () => {
  const lock = JSON.parse(readFileSync(join(repositoryRoot, "package-lock.json"), "utf8")) as { packages: Record<string, LockedPackage> };
  const locked = Object.entries(lock.packages).map(([path, { version = "" }]) => ({ name: path.replace(/^.*node_modules\//, ""), version }));

  it.each(Object.entries(minimum))("has %s at %s or newer, everywhere", (name, least) => {
    const versions = locked.filter((entry) => entry.name === name).map(({ version }) => version);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, least))).toEqual([]);
  });

  it("names every optional package, or npm ci refuses it (mend: node scripts/setup/complete-lock.mjs)", () => {
    const known = new Set(locked.map(({ name }) => name));
    const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });

  it("has nothing that was banned", () => {
    expect(locked.filter(({ name }) => ["multer", "argon2", "better-auth"].includes(name))).toEqual([]);
  });
});
