/**
 * The network of an address, shortened so that it points to no household: IPv4 to /24 (`113.161.20.0/24`), IPv6 to /48
 * (`2001:db8:7::/48`). IPv4 written inside IPv6 counts as IPv4. Null for what is no address.
 */
export function clientNetwork(address: string): string | null {
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address.trim());
  if (v4) {
    const parts = v4.slice(1).map(Number);
    return parts.every((part) => part <= 255) ? `${parts.slice(0, 3).join(".")}.0/24` : null;
  }
  const groups = ipv6Groups(address.trim());
  return groups === null ? null : `${groups.slice(0, 3).map((group) => group.toString(16)).join(":")}::/48`;
}

/** The eight numbers of an IPv6 address, its zone left out; null when it is none. */
function ipv6Groups(address: string): number[] | null {
  const [bare = ""] = address.split("%");
  const [head = "", tail, ...rest] = bare.split("::");
  if (!bare.includes(":") || rest.length > 0) return null;
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [first, last] = [groups(head), groups(tail ?? "")];
  const gap = 8 - first.length - last.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return null;
  const all = [...first, ...Array.from({ length: gap }, () => "0"), ...last];
  return all.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? all.map((group) => Number.parseInt(group, 16)) : null;
}
