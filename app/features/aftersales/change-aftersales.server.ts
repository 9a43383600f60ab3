import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { moveProblem } from "~/domain/aftersales/move-problem.server";
import { moveReturn } from "~/domain/aftersales/move-return.server";
import { reportProblem } from "~/domain/aftersales/report-problem.server";
import { sayAboutParcel } from "~/domain/aftersales/say-about-parcel.server";
import { isId } from "~/lib/id";
import { err, type Result } from "~/lib/result";
import { rateLimit } from "~/platform/rate-limit/rate-limit.server";
import type { AftersalesDone, AftersalesRefusal, RefusalText } from "./answers";

/** Who asks: their side of the parcel, which the route has made sure of. */
export type Who = { side: "buyer" | "seller" | "officer"; userId: string | null };
type Asked = { shipmentId: string; who: Who; fields: ReadonlyMap<string, string>; files: Result<Uint8Array[], "too_large">; at: Date };

/** Encoding costs the processor, whether the form is taken or not. */
const forms = rateLimit({ attempts: 20, seconds: 3_600 });

/** Every form about a parcel starts its intent with one of these. */
export function isAboutParcel(intent: string | undefined): boolean {
  return /^(say|report|problem-|return-)/.test(intent ?? "");
}

/** Takes one form about a parcel; a refusal brings back what was typed. */
export async function changeAftersales({ shipmentId, who, fields, files, at }: Asked): Promise<Result<AftersalesDone, AftersalesRefusal>> {
  const intent = fields.get("intent") ?? "";
  const target = fields.get("id") ?? "";
  const refuse = (kind: string): Result<never, AftersalesRefusal> => err({ intent, target, message: `refused.${kind}` as RefusalText, values: Object.fromEntries(fields) });
  const outcome = (result: Result<unknown, { kind: string; fault?: string }>, done: AftersalesDone): Result<AftersalesDone, AftersalesRefusal> =>
    result.ok ? { ok: true, value: done } : refuse(result.error.fault ? `photo.${result.error.fault}` : result.error.kind);
  const { side, userId } = who;
  const text = fields.get("text") ?? "";
  if (!files.ok) return refuse("photo.too_large");
  if (files.value.length > 0 && !(await forms.take(`${side}:${shipmentId}`)).ok) return refuse("too_many");
  if (intent === "say" && side !== "officer") return outcome(await sayAboutParcel({ shipmentId, side, authorId: userId, text, at }), "say");
  if (intent === "report" && side !== "officer") return outcome(await reportProblem({ shipmentId, side, userId, kind: fields.get("kind") ?? "", text, files: files.value, at }), "report");
  if (intent === "return-ask" && side === "buyer") {
    return outcome(await askReturn({ shipmentId, userId, reason: fields.get("reason") ?? "", text, lines: quantities(fields), files: files.value, at }), "return-ask");
  }
  if (!isId(target)) return refuse("not_found");
  const from = fields.get("from") ?? "";
  const problemStep = (["answer", "resolve", "reopen"] as const).find((step) => intent === `problem-${step}`);
  if (problemStep) return outcome(await moveProblem({ shipmentId, id: target, from, step: problemStep, party: side, userId, note: text, at }), "problem");
  const returnStep = (["accept", "decline", "withdraw", "receive", "overrule"] as const).find((step) => intent === `return-${step}`);
  if (returnStep) return outcome(await moveReturn({ shipmentId, id: target, from, step: returnStep, party: side, userId, note: text, at }), "return");
  if (side !== "seller" || userId === null) return refuse("not_found");
  if (intent === "return-settle") return outcome(await closeReturn({ shipmentId, id: target, userId, step: "settle", answer: text }), "return");
  if (intent === "return-inspect") return outcome(await closeReturn({ shipmentId, id: target, userId, step: "inspect", restocked: quantities(fields) }), "return");
  return refuse("not_found");
}

/** Whole numbers in the fields `line.{id}`; what is no number is no quantity that fits. */
function quantities(fields: ReadonlyMap<string, string>): Map<string, number> {
  return new Map(
    [...fields].flatMap(([name, value]): [string, number][] => {
      const id = name.startsWith("line.") ? name.slice(5) : "";
      return isId(id) ? [[id, /^\d{0,6}$/.test(value.trim()) ? Number(value.trim()) : -1]] : [];
    }),
  );
}
