/**
 * Starts the worker of the producer's area in a language (`/nguoi-ban`, `/en/nguoi-ban`): it shows one kept page where
 * there is no signal. Null where the browser has none or refuses.
 */
export async function startProducerWorker(area: string): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    const registration = await navigator.serviceWorker.register("/producer-worker.js", { scope: area });
    registration.active?.postMessage("keep");
    return registration;
  } catch {
    // Without a signal, or where it is forbidden: the page works without it.
    return null;
  }
}
