import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { BlockList, isIP } from "node:net";

/** What is no address of the public internet (IANA's special-purpose registries). */
const CLOSED = new BlockList();
for (const [net, prefix] of [["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 3]] as const) CLOSED.addSubnet(net, prefix, "ipv4");
/** Of IPv6 only the global unicast space is open, less what embeds or documents other addresses. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");
for (const [net, prefix] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const) CLOSED.addSubnet(net, prefix, "ipv6");

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !CLOSED.check(address, "ipv4");
  return family === 6 && GLOBAL.check(address, "ipv6") && !CLOSED.check(address, "ipv6");
}

/** Whether an address from outside may be asked at all: https on its own port, a named host with a dot, no user in it. Which addresses the name has is checked when it is asked. */
export function isPublicEndpoint(text: string): boolean {
  if (text.length > 1_000 || !URL.canParse(text)) return false;
  const { protocol, port, hostname, username, password } = new URL(text);
  if (protocol !== "https:" || port !== "" || username !== "" || password !== "") return false;
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname) && !/\.(local|localhost|internal|home|lan|test|example|invalid|onion|arpa)$/.test(hostname);
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Finds a host's addresses for a connection; a name that leads to a closed network is refused, however often it changes its mind. */
export function lookupPublic(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || first === undefined) return found(error ?? new Error("no address"), "");
    if (!addresses.every(({ address }) => isPublicAddress(address))) return found(new Error("the host is in a closed network"), "");
    if (options.all === true) found(null, addresses);
    else found(null, first.address, first.family);
  });
}
