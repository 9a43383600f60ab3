import { readSettings, type Settings, SettingsError } from "./settings";

let settings: Settings | undefined;

/**
 * The settings of this process, checked on first use and the same from then on.
 * @throws SettingsError naming every bad one, the database and the secret included when set-up has not provided them
 */
export function env(): Settings {
  settings ??= complete(readSettings(process.env));
  return settings;
}

/** Forgets what was read; for tests that change the environment. */
export function forgetEnv(): void {
  settings = undefined;
}

function complete(read: Settings): Settings {
  const problems: string[] = [];
  if (read.databaseUrl === "") problems.push("DATABASE_URL: is unset and no embedded database was started");
  // Tests of single modules need no secret of their own.
  const sessionSecret = read.sessionSecret === "" && read.mode === "test" ? "a secret for tests only, never for a shop" : read.sessionSecret;
  if (sessionSecret === "") problems.push("SESSION_SECRET: is unset");
  if (problems.length > 0) throw new SettingsError(problems);
  return { ...read, sessionSecret };
}
