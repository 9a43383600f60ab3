import { useCallback, useEffect, useRef, useState } from "react";
import type { DeviceQueue, Queued, SendAnswer } from "./device-queue";

/** A signal that comes and goes is not always told of by the browser. */
const AGAIN_MS = 20_000;

/**
 * What waits on this device, and how to send it at once. It is sent by itself when the page opens, when the signal is back,
 * and now and then while something waits; one sending at a time.
 */
export function useDeviceQueue<Item extends Queued>(queue: DeviceQueue<Item>, send: (item: Item) => Promise<SendAnswer<Item>>, onTaken: () => void) {
  const [items, setItems] = useState<Item[]>([]);
  const latest = useRef({ send, onTaken });
  useEffect(() => {
    latest.current = { send, onTaken };
  });
  const running = useRef<Promise<void>>(Promise.resolve());
  const sendNow = useCallback((): Promise<void> => {
    running.current = running.current.then(async () => {
      const before = queue.read(localStorage).length;
      await queue.send(localStorage, (item) => latest.current.send(item));
      if (queue.read(localStorage).length < before) latest.current.onTaken();
    });
    return running.current;
  }, [queue]);
  useEffect(() => {
    const refresh = () => setItems(queue.read(localStorage));
    const sendAll = () => {
      if (navigator.onLine && queue.read(localStorage).some(({ refused, held }) => refused === undefined && held !== true)) void sendNow();
    };
    refresh();
    const stop = queue.onChange(refresh);
    window.addEventListener("online", sendAll);
    const timer = setInterval(sendAll, AGAIN_MS);
    sendAll();
    return () => {
      stop();
      window.removeEventListener("online", sendAll);
      clearInterval(timer);
    };
  }, [queue, sendNow]);
  return { items, sendNow };
}
