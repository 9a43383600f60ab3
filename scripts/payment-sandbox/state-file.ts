import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SandboxState } from "./model";

const DAY_SECONDS = 24 * 60 * 60;
const KEEP_SECONDS = 30 * DAY_SECONDS;

export type StateFile = {
  /** The live state: change it, then call `save`. */
  state: SandboxState;
  /** Resolves once the file holds at least what the state was at the call. Calls close together share a write. */
  save(): Promise<void>;
};

/**
 * Opens the sandbox's state. Each write goes to a second file that then replaces the
 * first, so a killed process leaves the old or the new state, never half of one. An
 * unreadable file is set aside beside the new one.
 */
export async function openStateFile(statePath: string, at: Date): Promise<StateFile> {
  await mkdir(path.dirname(statePath), { recursive: true });
  const state = forgetOld(await load(statePath, at), Math.floor(at.getTime() / 1000));

  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    const draft = `${statePath}.${process.pid}.tmp`;
    await writeFile(draft, JSON.stringify(state), { mode: 0o600 });
    await rename(draft, statePath);
  };
  const start = (): Promise<void> => {
    const current = write().finally(() => {
      if (running === current) running = null;
    });
    running = current;
    return current;
  };

  return {
    state,
    save() {
      if (!running) return start();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          return start();
        });
      return next;
    },
  };
}

async function load(statePath: string, at: Date): Promise<SandboxState> {
  let text: string;
  try {
    text = await readFile(statePath, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return emptyState();
    throw error;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (isState(parsed)) return parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  await rename(statePath, `${statePath}.unreadable-${at.getTime()}`);
  return emptyState();
}

function isState(value: unknown): value is SandboxState {
  return typeof value === "object" && value !== null && "version" in value && value.version === 1;
}

function emptyState(): SandboxState {
  return { version: 1, sessions: {}, events: [], deliveries: [], idempotency: {} };
}

/** Stripe forgets idempotency keys after a day; finished sessions and events are kept a month. */
function forgetOld(state: SandboxState, now: number): SandboxState {
  const young = <T>(entries: Record<string, T>, created: (entry: T) => number, keep: number): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([, entry]) => created(entry) > now - keep));
  const events = state.events.filter((event) => event.created > now - KEEP_SECONDS);
  const known = new Set(events.map((event) => event.id));
  return {
    version: 1,
    sessions: young(state.sessions, (record) => record.session.created, KEEP_SECONDS),
    events,
    deliveries: state.deliveries.filter((delivery) => known.has(delivery.eventId)),
    idempotency: young(state.idempotency, (entry) => entry.created, DAY_SECONDS),
  };
}
