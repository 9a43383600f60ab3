import type { AftersalesDictionary } from "~/platform/i18n/messages/aftersales";

export type AftersalesDone = "say" | "report" | "problem" | "return-ask" | "return";
export type RefusalText = Extract<keyof AftersalesDictionary, `refused.${string}`>;

/** Why a form was refused, which one it was, and what had been typed into it. */
export type AftersalesRefusal = { intent: string; target: string; message: RefusalText; values: Record<string, string> };

/** Which of the things that can be done the address says was done. */
export function readDone(query: URLSearchParams): AftersalesDone | null {
  return (["say", "report", "problem", "return-ask", "return"] as const).find((done) => done === query.get("done")) ?? null;
}
