import { createECDH, createHmac } from "node:crypto";
import { request } from "node:https";
import webPush from "web-push";
import { env } from "~/platform/env/env.server";
import { log } from "~/platform/log/log.server";
import { lookupPublic } from "./public-host.server";

/** A device as its browser named it. */
export type PushDevice = { endpoint: string; p256dh: string; auth: string };

/** Puts a sealed message on its way; answers the push service's status. */
export type Post = (endpoint: string, message: { headers: Record<string, string>; body: Buffer }) => Promise<number>;

const TIMEOUT_MS = 5_000;
const KEPT_SECONDS = 12 * 60 * 60;

/** The keys that the shop signs its messages with: those of the settings, else made from the shop's secret, the same every time. */
export function vapidKeys(): { publicKey: string; privateKey: string } {
  const { vapid, sessionSecret } = env();
  if (vapid) return vapid;
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(createHmac("sha256", sessionSecret).update("web push").digest());
  return { publicKey: curve.getPublicKey("base64url"), privateKey: curve.getPrivateKey("base64url") };
}

/** Sends over https to hosts of the public internet only, and follows nobody elsewhere. */
export const postPublicly: Post = (endpoint, { headers, body }) =>
  new Promise((done, failed) => {
    const sent = request(endpoint, { method: "POST", headers, lookup: lookupPublic, timeout: TIMEOUT_MS, agent: false }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    sent.on("error", failed);
    sent.end(body);
  });

/**
 * Tells one device, sealed for it alone. `gone` when the push service no longer knows it. Nobody waits for a message on a
 * telephone: one that cannot be sent now is not sent later.
 */
export async function sendPush(device: PushDevice, payload: Record<string, string>, post: Post = postPublicly): Promise<"sent" | "gone" | "failed"> {
  const { siteUrl } = env();
  try {
    const subject = siteUrl.startsWith("https:") ? siteUrl : `mailto:no-reply@${new URL(siteUrl).hostname}`;
    const message = webPush.generateRequestDetails({ endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } }, JSON.stringify(payload), {
      TTL: KEPT_SECONDS, urgency: "high", contentEncoding: "aes128gcm", vapidDetails: { subject, ...vapidKeys() },
    });
    const status = await post(device.endpoint, { headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])), body: message.body });
    if (status === 404 || status === 410) return "gone";
    if (status >= 200 && status < 300) return "sent";
    log.warn({ status, host: new URL(device.endpoint).hostname }, "a push service refused");
  } catch (error) {
    log.warn({ err: error, host: new URL(device.endpoint).hostname }, "a push service could not be reached");
  }
  return "failed";
}
