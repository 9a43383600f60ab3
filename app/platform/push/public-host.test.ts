import { expect, test } from "vitest";
import { isPublicAddress, isPublicEndpoint, lookupPublic } from "./public-host.server";

test.each(["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "ff02::1", "localhost", ""])("%s is no public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
test.each(["8.8.8.8", "142.250.1.95", "172.32.0.1", "2a00:1450:4001::5f"])("%s is one", (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  "http://fcm.googleapis.com/x", "https://127.0.0.1/x", "https://[::1]/x", "https://2130706433/x", "https://0x7f.1/x", "https://localhost/x", "https://intranet/x", "https://db.internal/x",
  "https://fcm.googleapis.com:8443/x", "https://a@fcm.googleapis.com/x", "ftp://fcm.googleapis.com/x", "javascript:alert(1)", "", `https://fcm.googleapis.com/${"x".repeat(1_000)}`,
])("%s is not asked", (endpoint) => expect(isPublicEndpoint(endpoint)).toBe(false));
test.each(["https://fcm.googleapis.com/fcm/send/abc:def", "https://updates.push.services.mozilla.com/wpush/v2/x", "https://web.push.apple.com/Q", "https://sg2p.notify.windows.com/w/?token=x"])("%s may be", (endpoint) => {
  expect(isPublicEndpoint(endpoint)).toBe(true);
});

test("a name that leads into a closed network is refused", async () => {
  const error = await new Promise((done) => lookupPublic("localhost", {}, done));
  expect(String(error)).toContain("closed network");
});
