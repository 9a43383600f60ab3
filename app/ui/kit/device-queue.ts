/** What is done without a signal waits on the device, each under an id of its own, so that sending twice writes once. */

/** `refused` and `held` wait for a person: the one could not be taken as it is, the other was answered with a question. */
export type Queued = { clientId: string; refused?: string; held?: boolean };

export type SendAnswer<Item> = { kind: "taken" } | { kind: "refused"; reason: string } | { kind: "asks"; item: Item } | { kind: "unreachable" };

type Kept = Pick<Storage, "getItem" | "setItem">;

/** One queue of this device, kept under `key`; entries that `isItem` does not know count as nothing. */
export class DeviceQueue<Item extends Queued> {
  constructor(
    private readonly key: string,
    private readonly isItem: (value: unknown) => value is Item,
  ) {}

  /** What waits, the oldest first. Anything unreadable counts as nothing. */
  read(storage: Kept): Item[] {
    try {
      const value: unknown = JSON.parse(storage.getItem(this.key) ?? "[]");
      return Array.isArray(value) ? value.filter((entry) => this.isItem(entry)) : [];
    } catch {
      return [];
    }
  }

  /** Adds one at the end, or puts it in the place of the one with its id. */
  add(storage: Kept, item: Item): void {
    const items = this.read(storage);
    const known = items.some(({ clientId }) => clientId === item.clientId);
    this.write(storage, known ? items.map((one) => (one.clientId === item.clientId ? item : one)) : [...items, item]);
  }

  drop(storage: Kept, clientId: string): void {
    this.write(storage, this.read(storage).filter((item) => item.clientId !== clientId));
  }

  /**
   * Sends what waits, one after the other. Taken ones leave the queue; refused ones stay with the reason, since only a
   * person can mend them, and so do those that were answered with a question. At the first that finds nobody the rest
   * keeps waiting; what was taken off or changed meanwhile stays as it was left.
   */
  async send(storage: Kept, send: (item: Item) => Promise<SendAnswer<Item>>): Promise<void> {
    for (const { clientId } of this.read(storage)) {
      const item = this.read(storage).find((one) => one.clientId === clientId);
      if (!item || item.refused !== undefined || item.held === true) continue;
      const answer = await send(item);
      if (answer.kind === "unreachable") return;
      if (answer.kind === "taken") this.drop(storage, clientId);
      else if (this.read(storage).some((one) => one.clientId === clientId)) this.add(storage, answer.kind === "asks" ? { ...answer.item, held: true } : { ...item, refused: answer.reason });
    }
  }

  /** Tells when the queue has changed, by this page or by another one. */
  onChange(listener: () => void): () => void {
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent) || event.detail === this.key) listener();
    };
    window.addEventListener(CHANGED, hear);
    window.addEventListener("storage", hear);
    return () => {
      window.removeEventListener(CHANGED, hear);
      window.removeEventListener("storage", hear);
    };
  }

  private write(storage: Kept, items: readonly Item[]): void {
    storage.setItem(this.key, JSON.stringify(items));
    if (typeof window !== "undefined") window.dispatchEvent(new CustomEvent(CHANGED, { detail: this.key }));
  }
}

const CHANGED = "xu-lang:queue-changed";
