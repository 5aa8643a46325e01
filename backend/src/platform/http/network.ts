import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The first 56 bits of an IPv6 address, written out; a connection gets at least that many addresses. */
function prefixOf(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter((part) => part !== '');
  const after = tail.split(':').filter((part) => part !== '');
  const zeros = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  const bits = groups.map((part) => Number.parseInt(part, 16).toString(16).padStart(4, '0'));
  return `${bits.slice(0, 4).join('').slice(0, 14)}/56`;
}

/** Where a visitor comes from, as far as guesses are counted together: one IPv4 address, or one IPv6 connection. */
export function networkOf(address: string): string {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? prefixOf(plain) : 'unknown';
}
