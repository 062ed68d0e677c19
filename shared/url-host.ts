/**
 * The host part of a URL for an address or host name, IPv6 in brackets; `null` for anything else. Text from an engine
 * may hold `@`, `/` or `#`, which would make the link lead somewhere else than it says.
 */
export function urlHost(host: string): string | null {
  if (isIpv6(host)) return `[${host}]`;
  if (host.startsWith('[') && host.endsWith(']') && isIpv6(host.slice(1, -1))) return host;
  return isIpv4(host) || isHostName(host) ? host : null;
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** RFC 4291, 2.2, without a zone: a URL has no place for one that browsers accept. */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => groupCount(half, index === halves.length - 1));
  if (counts.includes(null)) return false;
  const groups = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** How many of the eight groups a text such as `fe80:1` stands for; `null` if it is not one. */
function groupCount(text: string, mayEndInIpv4: boolean): number | null {
  if (text === '') return 0;
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = mayEndInIpv4 && isIpv4(last);
  const groups = embedded ? parts.slice(0, -1) : parts;
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.length + (embedded ? 2 : 0) : null;
}

// A last label of digits alone would be read as an IPv4 address: `1.2.3.999` is neither.
function isHostName(text: string): boolean {
  if (text.length > 253) return false;
  const labels = text.split('.');
  const wellFormed = labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
  return wellFormed && !/^(\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '');
}
