import { expect, test } from "vitest";
import { rateLimit, visitorKey } from "./rate-limit.server";

test("the attempt after the last is refused and says how long to wait", async () => {
  const limit = rateLimit({ attempts: 2, seconds: 60 });
  expect(await limit.take("a")).toEqual({ ok: true });
  expect(await limit.take("a")).toEqual({ ok: true });
  expect(await limit.take("b")).toEqual({ ok: true });
  const refused = await limit.take("a");
  expect(refused).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) });
  expect(refused.ok || refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  await limit.forget("a");
  expect(await limit.take("a")).toEqual({ ok: true });
});

test("an attempt given back does not count", async () => {
  const limit = rateLimit({ attempts: 1, seconds: 60 });
  await limit.take("a");
  await limit.giveBack("a");
  expect(await limit.take("a")).toEqual({ ok: true });
});

test("an IPv6 line is one visitor, whichever of its addresses it uses", () => {
  expect(visitorKey("2001:db8:1:2::1")).toBe("2001:db8:1:2::/64");
  expect(visitorKey("2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:1:2::/64");
  expect(visitorKey("::1")).toBe("0:0:0:0::/64");
  expect(visitorKey("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(visitorKey("203.0.113.9")).toBe("203.0.113.9");
  expect(visitorKey("")).toBe("unknown");
});
