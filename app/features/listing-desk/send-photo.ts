import type { PartAnswer } from "./take-part.server";

export type PhotoProgress = { kind: "sending"; percent: number } | { kind: "waiting" } | { kind: "done" } | { kind: "refused"; fault: string };

/** Pauses before another attempt after a lost connection, in milliseconds; counted anew whenever something arrived. */
const PAUSES = [1_000, 3_000, 8_000];

/** What is lost with a connection is at most one part: small enough for two bars of signal, large enough to be quick. */
export const MOST_PART_BYTES = 262_144;

/**
 * Sends one photo in parts, telling how far it is. The photo is known by its content, so after a lost connection, and after
 * the page was opened again, it goes on from what has arrived; a browser that cannot read the content (without https) sends it
 * whole. `failed` when it gives up.
 */
export async function sendPhoto(address: string, file: File, tell: (progress: PhotoProgress) => void): Promise<void> {
  const photo = await hashOf(file).catch(() => null);
  const part = (offset: number) => `${address}?photo=${photo}&size=${file.size}&offset=${offset}`;
  const begin = () => (photo === null ? ask(address, { method: "POST", body: formOf(file) }) : ask(part(0), { method: "GET" }));
  for (let attempt = 0; ; attempt += 1) {
    let state = await begin();
    while (state !== null && "offset" in state) {
      const { offset } = state;
      tell({ kind: "sending", percent: Math.floor((offset / file.size) * 100) });
      // The last part is answered when the picture is made.
      if (offset + MOST_PART_BYTES >= file.size) tell({ kind: "sending", percent: 100 });
      state = await ask(part(offset), { method: "PATCH", headers: { "Content-Type": "application/octet-stream" }, body: file.slice(offset, offset + MOST_PART_BYTES) });
      if (state !== null) attempt = 0;
    }
    if (state !== null) return tell("fault" in state ? { kind: "refused", fault: state.fault } : { kind: "done" });
    const pause = PAUSES[attempt];
    if (pause === undefined) return tell({ kind: "refused", fault: "failed" });
    tell({ kind: "waiting" });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** How the photo stands; null when nobody answered. */
async function ask(address: string, init: RequestInit): Promise<PartAnswer | null> {
  try {
    const response = await fetch(address, init);
    if (response.status === 413) return { fault: "too_large" };
    if (response.status === 200 && !response.redirected) return (await response.json()) as PartAnswer;
    if (response.status >= 500) return null;
    return response.status === 422 ? ((await response.json()) as PartAnswer) : { fault: "failed" };
  } catch {
    return null;
  }
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.set("file", file);
  return form;
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
