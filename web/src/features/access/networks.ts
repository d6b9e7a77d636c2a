/** Networks as people write them (CIDR), what they hold, and whether an address is inside. */

export interface Network {
  /** Its one spelling: the first address and the length of what all have in common. */
  text: string;
  version: 4 | 6;
  first: bigint;
  prefix: number;
}

const BITS = { 4: 32, 6: 128 } as const;

function fromIpv4(text: string): bigint | null {
  const parts = text.split(".");
  const numbers = parts.map((part) => (/^(?:0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || numbers.some((number) => number > 255)) {
    return null;
  }
  return numbers.reduce((sum, number) => (sum << 8n) | BigInt(number), 0n);
}

/** The groups of one side of "::"; null when one is none. */
function groupsOf(text: string): bigint[] | null {
  if (text === "") {
    return [];
  }
  const groups = text.split(":");
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => BigInt(`0x${group}`))
    : null;
}

function fromIpv6(text: string): bigint | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const inner = tail ? fromIpv4(tail[2] ?? "") : null;
  const whole =
    tail && inner !== null
      ? `${tail[1]}${(inner >> 16n).toString(16)}:${(inner & 0xffffn).toString(16)}`
      : text;
  const sides = whole.split("::");
  if (sides.length > 2) {
    return null;
  }
  const before = groupsOf(sides[0] ?? "");
  const after = sides.length === 2 ? groupsOf(sides[1] ?? "") : [];
  if (!before || !after) {
    return null;
  }
  const missing = 8 - before.length - after.length;
  if (sides.length === 2 ? missing < 1 : missing !== 0) {
    return null;
  }
  const groups = [...before, ...Array<bigint>(missing).fill(0n), ...after];
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

function ipv4Text(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join(".");
}

/** The longest run of two or more zero groups is left out (RFC 5952). */
function ipv6Text(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  );
  const runs = groups.join(":").match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
  if (!longest) {
    return groups.join(":");
  }
  const text = groups.join(":").replace(longest, "::");
  return text.replace(/:{3,}/, "::");
}

function addressOf(text: string): { version: 4 | 6; value: bigint } | null {
  const four = fromIpv4(text);
  if (four !== null) {
    return { version: 4, value: four };
  }
  const six = fromIpv6(text.replace(/^\[|\]$/g, ""));
  if (six === null) {
    return null;
  }
  // An IPv4 address inside an IPv6 one is the same place.
  return six >> 32n === 0xffffn
    ? { version: 4, value: six & 0xffff_ffffn }
    : { version: 6, value: six };
}

/** A network, or one address as the network of only that; null when it is neither. */
export function parseNetwork(given: string): Network | null {
  const [host = "", length, ...rest] = given.trim().split("/");
  const address = addressOf(host);
  if (!address || rest.length > 0) {
    return null;
  }
  const { version, value } = address;
  const mapped = version === 4 && host.includes(":");
  const prefix = length === undefined ? BITS[version] : Number(length) - (mapped ? 96 : 0);
  if ((length !== undefined && !/^\d{1,3}$/.test(length)) || prefix < 0 || prefix > BITS[version]) {
    return null;
  }
  const rest0 = BigInt(BITS[version] - prefix);
  const first = (value >> rest0) << rest0;
  const text = `${version === 4 ? ipv4Text(first) : ipv6Text(first)}/${prefix}`;
  return { text, version, first, prefix };
}

export function holds(network: string, address: string): boolean {
  const outer = parseNetwork(network);
  const inner = parseNetwork(address);
  if (!outer || !inner || outer.version !== inner.version) {
    return false;
  }
  const rest = BigInt(BITS[outer.version] - outer.prefix);
  return outer.first >> rest === inner.first >> rest;
}

/** How much a network holds, in words. */
export function sizeWords(network: Network): string {
  const rest = BITS[network.version] - network.prefix;
  if (rest === 0) {
    return "1 address";
  }
  if (network.prefix === 0) {
    return network.version === 4 ? "every IPv4 address" : "every IPv6 address";
  }
  return rest <= 32
    ? `${(2 ** rest).toLocaleString("en")} addresses`
    : `2 to the power of ${rest} addresses`;
}

export interface Rules {
  allow: readonly string[];
  deny: readonly string[];
}

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

export const isLoopback = (address: string): boolean =>
  LOOPBACK.some((network) => holds(network, address));

/** Whether the rules let an address in: deny goes before allow, no allow lets everybody in. */
export function admits({ allow, deny }: Rules, address: string): boolean {
  if (deny.some((network) => holds(network, address))) {
    return false;
  }
  return allow.length === 0 || allow.some((network) => holds(network, address));
}
