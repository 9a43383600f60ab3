import { expect, test } from "vitest";
import { addToQueue, dropFromQueue, readQueue, sendQueue, type SendAnswer, type WaitingEvent } from "./event-queue";

function storage(text: string | null = null) {
  let kept = text;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}
const event = (clientId: string): WaitingEvent => ({ clientId, lotId: "l", lotCode: "A", step: "packing", fields: { step: "packing" } });

test("what waits survives, each once, in its order", () => {
  const kept = storage();
  for (const id of ["1", "2", "1"]) addToQueue(kept, event(id));
  expect(readQueue(kept).map(({ clientId }) => clientId)).toEqual(["2", "1"]);
  dropFromQueue(kept, "2");
  expect(readQueue(kept)).toEqual([event("1")]);
  for (const broken of ["{", "{}", "[1,null]"]) expect(readQueue(storage(broken))).toEqual([]);
});

test("the taken leave, the refused stay with the reason, an outage keeps the rest", async () => {
  const kept = storage();
  for (const id of ["a", "b", "c", "d"]) addToQueue(kept, event(id));
  const answers: Record<string, SendAnswer> = { a: { kind: "taken" }, b: { kind: "refused", reason: "gone" }, c: { kind: "unreachable" } };
  const sent: string[] = [];
  const send = async ({ clientId }: WaitingEvent) => (sent.push(clientId), answers[clientId] ?? { kind: "taken" as const });
  await sendQueue(kept, send);
  expect(sent).toEqual(["a", "b", "c"]);
  expect(readQueue(kept).map(({ clientId, refused }) => [clientId, refused]).toSorted()).toEqual([["b", "gone"], ["c", undefined], ["d", undefined]]);
  answers["c"] = { kind: "taken" };
  await sendQueue(kept, send);
  expect(readQueue(kept).map(({ clientId }) => clientId)).toEqual(["b"]);
});
