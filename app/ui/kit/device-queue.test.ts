import { expect, test } from "vitest";
import { DeviceQueue, type Queued, type SendAnswer } from "./device-queue";

type Step = Queued & { step: string };

const queue = new DeviceQueue<Step>("steps", (value): value is Step => typeof value === "object" && value !== null && "clientId" in value);

function storage(text: string | null = null) {
  let kept = text;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}
const step = (clientId: string): Step => ({ clientId, step: "packing" });

test("what waits survives, each once, in its order", () => {
  const kept = storage();
  for (const id of ["1", "2", "1"]) queue.add(kept, step(id));
  expect(queue.read(kept).map(({ clientId }) => clientId)).toEqual(["1", "2"]);
  queue.drop(kept, "1");
  expect(queue.read(kept)).toEqual([step("2")]);
  for (const broken of ["{", "{}", "[1,null]"]) expect(queue.read(storage(broken))).toEqual([]);
});

test("the taken leave, the refused stay with the reason, an outage keeps the rest", async () => {
  const kept = storage();
  for (const id of ["a", "b", "c", "d"]) queue.add(kept, step(id));
  const answers: Record<string, SendAnswer<Step>> = { a: { kind: "taken" }, b: { kind: "refused", reason: "gone" }, c: { kind: "unreachable" } };
  const sent: string[] = [];
  const send = async ({ clientId }: Step) => (sent.push(clientId), answers[clientId] ?? { kind: "taken" as const });
  await queue.send(kept, send);
  expect(sent).toEqual(["a", "b", "c"]);
  expect(queue.read(kept).map(({ clientId, refused }) => [clientId, refused])).toEqual([["b", "gone"], ["c", undefined], ["d", undefined]]);
  answers["c"] = { kind: "taken" };
  await queue.send(kept, send);
  expect(queue.read(kept).map(({ clientId }) => clientId)).toEqual(["b"]);
});

test("what is answered with a question waits for a person and is not sent again", async () => {
  const kept = storage();
  queue.add(kept, step("a"));
  let sent = 0;
  const ask = async (item: Step): Promise<SendAnswer<Step>> => ((sent += 1), { kind: "asks", item: { ...item, step: "answered" } });
  await queue.send(kept, ask);
  await queue.send(kept, ask);
  expect([sent, queue.read(kept)]).toEqual([1, [{ clientId: "a", step: "answered", held: true }]]);
});

test("what is taken off while it is being sent does not come back, and is not sent when its turn comes", async () => {
  const kept = storage();
  for (const id of ["a", "b"]) queue.add(kept, step(id));
  const sent: string[] = [];
  await queue.send(kept, async ({ clientId }) => {
    sent.push(clientId);
    for (const id of ["a", "b"]) queue.drop(kept, id);
    return { kind: "refused", reason: "gone" };
  });
  expect([sent, queue.read(kept)]).toEqual([["a"], []]);
});
