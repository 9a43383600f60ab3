import { startProducerWorker } from "~/ui/layout/producer-worker";

const ADDRESS = "/nguoi-ban/bao-may";

/** Whether this browser could be told of anything while no page is open. */
export function canBeTold(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** Whether this browser is being told. */
export async function isTold(area: string): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration(area);
  const subscription = await registration?.pushManager.getSubscription();
  return Boolean(subscription) && Notification.permission === "granted";
}

/** Asks the person, then the browser, then the shop. `denied` when the browser does not let us, `failed` when it did not come about. */
export async function letTell(area: string): Promise<"on" | "denied" | "failed"> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    const registration = await startProducerWorker(area);
    if (!registration) return "failed";
    await navigator.serviceWorker.ready;
    const { publicKey } = (await (await fetch(ADDRESS)).json()) as { publicKey: string };
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { keys } = subscription.toJSON();
    const answer = await fetch(ADDRESS, { method: "POST", body: new URLSearchParams({ intent: "on", endpoint: subscription.endpoint, p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" }) });
    if (answer.ok && !answer.redirected) return "on";
    await subscription.unsubscribe();
  } catch {
    // No push service in reach, or signed out meanwhile.
  }
  return "failed";
}

export async function stopTelling(area: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(area);
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  // The browser's own end is enough: a message to it is answered with 410, and the shop forgets it.
  await subscription.unsubscribe();
  await fetch(ADDRESS, { method: "POST", body: new URLSearchParams({ intent: "off", endpoint: subscription.endpoint }) }).catch(() => undefined);
}
