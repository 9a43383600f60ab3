import { DeviceQueue, type Queued } from "~/ui/kit/device-queue";

/** A step of a lot recorded without a signal. */
export type WaitingEvent = Queued & { lotId: string; lotCode: string; step: string; fields: Record<string, string> };

/** The steps that wait on this device. */
export const eventQueue = new DeviceQueue<WaitingEvent>(
  "xu-lang:steps",
  (value): value is WaitingEvent => typeof value === "object" && value !== null && "clientId" in value && "lotId" in value && "fields" in value,
);
