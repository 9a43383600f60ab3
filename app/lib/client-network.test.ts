import { expect, test } from "vitest";
import { clientNetwork } from "./client-network";

test.each([
  ["113.161.20.7", "113.161.20.0/24"],
  ["::ffff:10.1.2.3", "10.1.2.0/24"],
  ["2001:db8:7:8:9::1", "2001:db8:7::/48"],
  ["2001:0DB8:0007:0000:0000:0000:0000:0001", "2001:db8:7::/48"],
  ["::1", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
])("%s is of %s", (address, network) => expect(clientNetwork(address)).toBe(network));

test.each(["", "localhost", "300.1.1.1", "1.2.3", "1::2::3", "2001:db8", "12345::", "1:2:3:4:5:6:7:8:9"])("%j is no address", (address) => {
  expect(clientNetwork(address)).toBeNull();
});
