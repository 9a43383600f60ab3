import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

export type RateLimit = {
  /** Uses up one of the attempts of `key`; refused when none is left, with the seconds until there is one again. */
  take(key: string): Promise<Taken>;
  /** Gives back the attempt just taken: it turned out to be harmless. */
  giveBack(key: string): Promise<void>;
  /** Forgets the attempts of `key`. */
  forget(key: string): Promise<void>;
};

/**
 * At most `attempts` in `seconds` for each key, counted from the first one on. The counts live in this process: the
 * shop runs as one, and a restart that forgets them is no gain worth an attacker's while.
 */
export function rateLimit({ attempts, seconds }: { attempts: number; seconds: number }): RateLimit {
  const limiter = new RateLimiterMemory({ points: attempts, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return { ok: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
      }
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}

/** What counts as one visitor: an IPv4 address, or the /64 that one IPv6 line usually has for itself. */
export function visitorKey(clientAddress: string): string {
  const address = clientAddress.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!address.includes(":")) return address || "unknown";
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const last = tail === "" ? [] : tail.split(":");
    while (groups.length + last.length < 8) groups.push("0");
  }
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "") || "0").join(":")}::/64`;
}
