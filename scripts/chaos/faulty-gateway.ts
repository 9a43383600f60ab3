/** Stands between the shop and the payment sandbox and fails as gateways do: an error, no answer, or an answer after the caller gave up. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Chance } from "./chance";

export type FaultyGateway = { url: string; /** How often it failed, by kind. */ faults: Record<"error" | "silence" | "late", number>; heal(): void; close(): Promise<void> };

/** Longer than the shop waits for one attempt. */
const LATE_MS = 7_000;

export async function openFaultyGateway(behind: string, luck: Chance): Promise<FaultyGateway> {
  const faults = { error: 0, silence: 0, late: 0 };
  let healed = false;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const answer = async (): Promise<void> => {
        const roll = healed ? 100 : luck.between(0, 99);
        if (roll < 8) {
          faults.error += 1;
          response.writeHead(500, { "content-type": "application/json" }).end(JSON.stringify({ error: { type: "api_error", message: "Something went wrong" } }));
          return;
        }
        if (roll < 10) {
          faults.silence += 1;
          return;
        }
        const headers = Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" && !["host", "connection", "content-length"].includes(name) ? [[name, value]] : [])));
        const reply = await fetch(behind + (request.url ?? "/"), { method: request.method ?? "GET", headers, ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}) });
        const body = Buffer.from(await reply.arrayBuffer());
        if (roll < 13) {
          // The work is done, and the shop does not learn of it in time.
          faults.late += 1;
          await wait(LATE_MS);
        }
        response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "application/json", "request-id": reply.headers.get("request-id") ?? "" }).end(body);
      };
      answer().catch(() => response.destroy());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    heal: () => {
      healed = true;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
