import type { Actor } from "~/domain/audit/audit";

/** Who did it for the trail: a buyer who came by the order's link is nobody known. */
export function actorOf(userId: string | null): Actor {
  return userId === null ? { kind: "system" } : { kind: "user", userId };
}
