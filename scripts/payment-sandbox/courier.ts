import { createHmac } from "node:crypto";
import { sandboxId, seconds, type DeliveryPlan, type DeliveryRecord, type EventRecord } from "./model";
import type { StateFile } from "./state-file";

/** How a repeated delivery is signed; all but `good` must be refused by the shop. */
export type SignatureFault = "good" | "wrong" | "stale" | "future";

export type CourierSettings = {
  file: StateFile;
  webhookUrl: string;
  webhookSecret: string;
  now: () => Date;
  /** Waits before the second, third … attempt; after the last the delivery is given up. */
  retryDelaysMs: readonly number[];
  log: (fields: Record<string, unknown>) => void;
};

export type Courier = {
  /** Puts copies of the events into the state; save it, then `dispatch` them. */
  add(events: EventRecord[], plan: DeliveryPlan): DeliveryRecord[];
  /** Starts the deliveries; resolves when each was tried once, whatever came of it. */
  dispatch(deliveries: DeliveryRecord[]): Promise<void>;
  /** Sends copies once more, without retries; answers each copy's HTTP status, 0 for no answer. */
  sendAgain(events: EventRecord[], plan: DeliveryPlan, fault: SignatureFault): Promise<number[]>;
  /** Stops; what is still owed stays in the state and goes on at the next start. */
  close(): Promise<void>;
};

const ATTEMPT_MS = 10_000;
const SPACING_MS = 10;

/** The value of a Stripe-Signature header over a payload. */
export function signWebhook(payload: string, secret: string, atSeconds: number): string {
  const digest = createHmac("sha256", secret).update(`${atSeconds}.${payload}`).digest("hex");
  return `t=${atSeconds},v1=${digest}`;
}

/** Carries events to the shop's webhook, with retries that survive a restart. */
export function createCourier(settings: CourierSettings): Courier {
  const { state } = settings.file;
  const closing = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();

  const post = async (event: EventRecord, signature: string): Promise<number> => {
    try {
      const response = await fetch(settings.webhookUrl, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature },
        body: event.payload,
        redirect: "manual",
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(ATTEMPT_MS)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  };

  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  const after = (delayMs: number, run: () => Promise<void>): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void track(run());
    }, Math.max(0, delayMs));
    timers.add(timer);
  };

  const attempt = async (delivery: DeliveryRecord): Promise<void> => {
    const event = state.events.find((candidate) => candidate.id === delivery.eventId);
    const signature = signWebhook(event?.payload ?? "", settings.webhookSecret, seconds(settings.now()));
    const status = event ? await post(event, signature) : 200;
    if (closing.signal.aborted && status === 0) return;

    delivery.attempts += 1;
    const wait = settings.retryDelaysMs[delivery.attempts - 1];
    const accepted = status >= 200 && status < 300;
    if (!accepted) settings.log({ msg: "webhook not accepted", type: event?.type, status, attempt: delivery.attempts });
    if (accepted || wait === undefined) {
      state.deliveries = state.deliveries.filter((other) => other !== delivery);
    } else {
      delivery.dueAt = settings.now().getTime() + wait;
      if (!closing.signal.aborted) after(wait, () => attempt(delivery));
    }
    await settings.file.save().catch((error: unknown) => settings.log({ msg: "state not saved", error: String(error) }));
  };

  return {
    add(events, plan) {
      const now = settings.now().getTime();
      const added = copies(events, plan).map((event, index) => ({
        id: sandboxId("whd"),
        eventId: event.id,
        dueAt: now + plan.delayMs + index * SPACING_MS,
        attempts: 0,
      }));
      state.deliveries.push(...added);
      return added;
    },

    async dispatch(deliveries) {
      const now = settings.now().getTime();
      const firstTries = deliveries.map(
        (delivery) =>
          new Promise<void>((resolve) => {
            after(delivery.dueAt - now, () => attempt(delivery).finally(resolve));
          }),
      );
      await Promise.all(firstTries);
    },

    async sendAgain(events, plan, fault) {
      await new Promise((resolve) => setTimeout(resolve, plan.delayMs));
      const statuses: number[] = [];
      for (const event of copies(events, plan)) {
        if (closing.signal.aborted) break;
        statuses.push(await track(post(event, faultySignature(event, settings, fault))));
      }
      return statuses;
    },

    async close() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.allSettled(underWay);
    },
  };
}

function faultySignature(event: EventRecord, settings: CourierSettings, fault: SignatureFault): string {
  const now = seconds(settings.now());
  const secret = fault === "wrong" ? `${settings.webhookSecret}x` : settings.webhookSecret;
  return signWebhook(event.payload, secret, now + { good: 0, wrong: 0, stale: -3600, future: 3600 }[fault]);
}

function copies(events: EventRecord[], plan: DeliveryPlan): EventRecord[] {
  const all = Array.from({ length: plan.times }, () => events).flat();
  if (plan.order !== "shuffle") return all;
  for (let last = all.length - 1; last > 0; last--) {
    const pick = Math.floor(Math.random() * (last + 1));
    const [a, b] = [all[last], all[pick]];
    if (a && b) [all[last], all[pick]] = [b, a];
  }
  return all;
}
