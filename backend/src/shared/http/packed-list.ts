import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync } from 'node:zlib';

const deflateLater = promisify(deflateRaw);

/** So many items are compressed together: one that differs costs no more than these. */
const PIECE = 16;
/** What RFC 1950 puts around compressed pieces: its first two bytes, and an empty last block before the checksum. */
const BEGIN = Buffer.from([0x78, 0x9c]);
const END = Buffer.from([0x03, 0x00]);
/** A piece ends at a whole byte and looks back at nothing before it, so that any pieces in a row are one stream. */
const OPEN_END = { finishFlush: constants.Z_SYNC_FLUSH };

interface Piece {
  readonly plain: Buffer;
  readonly deflated: Buffer;
  /** Adler-32 of the plain bytes. */
  readonly sum: number;
}

/**
 * A long answer of JSON that is nearly the same for everybody, written and compressed once: who differs in a few items gets
 * the pieces with them made anew and all others as they are. Immutable.
 */
export class PackedList<T> {
  private constructor(
    private readonly head: string,
    private readonly items: readonly T[],
    private readonly pieces: readonly Piece[],
  ) {}

  /** @param head the JSON before the items */
  static async pack<T>(head: string, items: readonly T[]): Promise<PackedList<T>> {
    const starts = Array.from(
      { length: Math.max(1, Math.ceil(items.length / PIECE)) },
      (_, n) => n * PIECE,
    );
    const pieces = await Promise.all(
      starts.map((from) => packed(textOf(head, from, items.slice(from, from + PIECE)))),
    );
    return new PackedList(head, items, pieces);
  }

  /**
   * The answer in which these items, by their index, stand instead of those packed.
   * @param tail the JSON behind the items
   */
  plain(instead: ReadonlyMap<number, T>, tail: string): Buffer {
    const pieces = this.with(instead).map(({ plain }) => plain);
    return Buffer.concat([...pieces, Buffer.from(tail)]);
  }

  /** The same as `content-encoding: deflate`. */
  deflated(instead: ReadonlyMap<number, T>, tail: string): Buffer {
    const pieces = [...this.with(instead), pieceOf(tail)];
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(pieces.reduce(joinedSum, 1));
    return Buffer.concat([BEGIN, ...pieces.map(({ deflated }) => deflated), END, sum]);
  }

  private with(instead: ReadonlyMap<number, T>): Piece[] {
    const pieces = [...this.pieces];
    for (const number of new Set([...instead.keys()].map((index) => Math.floor(index / PIECE)))) {
      const from = number * PIECE;
      const items = this.items.slice(from, from + PIECE);
      const shown = items.map((item, at) => instead.get(from + at) ?? item);
      pieces[number] = pieceOf(textOf(this.head, from, shown));
    }
    return pieces;
  }
}

const textOf = (head: string, from: number, items: readonly unknown[]): string =>
  (from === 0 ? head : ',') + items.map((item) => JSON.stringify(item)).join(',');

function pieceOf(text: string): Piece {
  const plain = Buffer.from(text);
  return { plain, deflated: deflateRawSync(plain, OPEN_END), sum: sumOf(plain) };
}

/** The same while other requests go on. */
async function packed(text: string): Promise<Piece> {
  const plain = Buffer.from(text);
  return { plain, deflated: await deflateLater(plain, OPEN_END), sum: sumOf(plain) };
}

/** The modulus of Adler-32 (RFC 1950), and after how many bytes at most it is taken: sums stay whole numbers until then. */
const BASE = 65_521;
const STRIDE = 4_096;

function sumOf(bytes: Buffer): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < bytes.length; from += STRIDE) {
    const end = Math.min(from + STRIDE, bytes.length);
    for (let at = from; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= BASE;
    high %= BASE;
  }
  return high * 0x1_0000 + low;
}

/** Adler-32 of what came before and one more piece, from the two sums alone. */
function joinedSum(before: number, { plain, sum }: Piece): number {
  const [low, high] = [before % 0x1_0000, Math.floor(before / 0x1_0000)];
  const [nextLow, nextHigh] = [sum % 0x1_0000, Math.floor(sum / 0x1_0000)];
  const joinedLow = (low + nextLow + BASE - 1) % BASE;
  const joinedHigh = (high + nextHigh + plain.length * (low + BASE - 1)) % BASE;
  return joinedHigh * 0x1_0000 + joinedLow;
}
