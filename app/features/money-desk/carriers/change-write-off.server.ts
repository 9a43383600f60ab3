import { askWriteOff, judgeWriteOff, type WriteOffOutcome, type WriteOffVerdict } from "~/domain/remittances/write-off.server";

type Kind = Exclude<WriteOffOutcome | WriteOffVerdict, "approved" | "asked" | "repeated" | "done">;
export type WriteOffAnswer = { done: "asked" | "written_off" | "declined" } | { refused: Kind; shipmentId: string; reason: string };

/** Takes one of the forms of a difference; null when the form is none of them. */
export async function changeWriteOff(form: ReadonlyMap<string, string>, officer: { userId: string; at: Date }): Promise<WriteOffAnswer | null> {
  const [intent, shipmentId, reason] = ["intent", "shipment", "reason"].map((name) => form.get(name) ?? "") as [string, string, string];
  const refuse = (refused: Kind): WriteOffAnswer => ({ refused, shipmentId, reason });
  if (intent === "write-off") {
    const amount = form.get("amount") ?? "";
    if (!/^-?\d{1,15}$/.test(amount)) return refuse("stale");
    const outcome = await askWriteOff({ writeOffId: form.get("writeOff") ?? "", shipmentId, amount: BigInt(amount), reason }, officer);
    if (outcome === "asked") return { done: "asked" };
    return outcome === "approved" || outcome === "repeated" ? { done: "written_off" } : refuse(outcome);
  }
  if (intent !== "approve" && intent !== "decline") return null;
  const approve = intent === "approve";
  const verdict = await judgeWriteOff(form.get("writeOff") ?? "", { approve, answer: reason }, officer);
  return verdict === "done" ? { done: approve ? "written_off" : "declined" } : refuse(verdict);
}
