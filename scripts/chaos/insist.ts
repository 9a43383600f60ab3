import { setTimeout as wait } from "node:timers/promises";

export type Answer = { status: number; body: unknown };

/** How long somebody tries before they say that the shop is gone. */
const PATIENCE_MS = 120_000;

/**
 * Sends a request until it is answered for good, as browsers, banks and gateways do: again after a lost connection, an error of the
 * server, or the word to come back later. Throws when nobody answered in two minutes.
 */
export async function insist(url: string, init: RequestInit): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let pause = 100; ; pause = Math.min(pause * 1.5, 1_500)) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });
      const text = await response.text();
      if (response.status < 500 && response.status !== 429) return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
    } catch (error) {
      // A connection that broke, or an answer that was cut off; anything else is a fault of this program.
      if (!(error instanceof TypeError || error instanceof SyntaxError || (error instanceof DOMException && error.name === "TimeoutError"))) throw error;
    }
    if (Date.now() > deadline) throw new Error(`${url} was not answered in two minutes`);
    await wait(pause);
  }
}
