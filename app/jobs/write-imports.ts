import { applyImport } from "~/domain/certificates/decision-import/apply-import.server";
import { isId } from "~/lib/id";

/**
 * Outbox topic "certificates.import", payload `{ importId, userId }`: what waits to be written is written, once; an import
 * that no longer waits is left alone.
 */
export async function writeImports(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { importId, userId } of payloads) {
    if (typeof importId !== "string" || !isId(importId)) continue;
    const actor = typeof userId === "string" && isId(userId) ? { kind: "user" as const, userId } : { kind: "system" as const };
    await applyImport({ id: importId, confirmed: true, actor, at: new Date() });
  }
}
