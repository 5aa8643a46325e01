import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync } from 'node:zlib';

const deflateLater = promisify(deflateRaw);

/** So many items are compressed together: one that differs costs no more than these. */
const PIECE = 16;
/** Pieces with items in other forms that are kept: some 3 MB, where an item has 500 letters. */
const KEPT = 2_048;
/** What RFC 1950 puts in front of compressed pieces. */
const BEGIN = Buffer.from([0x78, 0x9c]);
/** A piece ends at a whole byte and looks back at nothing before it, so that any pieces in a row are one stream. */
const OPEN_END = { finishFlush: constants.Z_SYNC_FLUSH };

/** The other forms that an item may have, by name: made from its index alone, and always the same. */
export type Forms<Name extends string> = Readonly<Record<Name, (index: number) => unknown>>;

interface Deflated {
  readonly deflated: Buffer;
  /** Bytes before compressing. */
  readonly length: number;
  /** Adler-32 of them. */
  readonly sum: number;
}

interface Piece extends Deflated {
  readonly plain: Buffer;
}

/**
 * A long answer of JSON that is nearly the same for everybody, written and compressed once: who differs in a few items gets
 * the pieces with them in another form and all others as they are. A piece in another form is kept as well: those who see the
 * same items alike share it, whoever they are.
 */
export class PackedList<Name extends string = never> {
  private readonly others = new Map<string, Deflated>();

  private constructor(
    private readonly head: string,
    private readonly items: readonly unknown[],
    private readonly forms: Forms<Name>,
    private readonly pieces: readonly Piece[],
  ) {}

  /** @param head the JSON before the items */
  static async pack<Name extends string>(
    head: string,
    items: readonly unknown[],
    forms: Forms<Name>,
  ): Promise<PackedList<Name>> {
    const starts = Array.from(
      { length: Math.max(1, Math.ceil(items.length / PIECE)) },
      (_, n) => n * PIECE,
    );
    const pieces = await Promise.all(
      starts.map((from) => packed(textOf(head, from, items.slice(from, from + PIECE)))),
    );
    return new PackedList(head, items, forms, pieces);
  }

  /**
   * The answer in which these items, by their index, stand in another form.
   * @param tail the JSON behind the items
   */
  plain(instead: ReadonlyMap<number, Name>, tail: string): Buffer {
    const pieces = this.pieces.map(({ plain }) => plain);
    for (const [number, forms] of byPiece(instead))
      pieces[number] = Buffer.from(this.textWith(number, forms));
    return Buffer.concat([...pieces, Buffer.from(tail)]);
  }

  /**
   * The same as `content-encoding: deflate`.
   * @param tail of 65,535 bytes at most
   */
  deflated(instead: ReadonlyMap<number, Name>, tail: string): Buffer {
    const pieces: Deflated[] = [...this.pieces];
    for (const [number, forms] of byPiece(instead)) pieces[number] = this.with(number, forms);
    const last = lastOf(tail);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(joinedSum(pieces.reduce(joinedSum, 1), last));
    return Buffer.concat([BEGIN, ...pieces.map(({ deflated }) => deflated), last.deflated, sum]);
  }

  private with(number: number, forms: ReadonlyMap<number, Name>): Deflated {
    const key = `${number} ${[...forms].map((entry) => entry.join('=')).join(' ')}`;
    const known = this.others.get(key);
    const piece = known ?? deflatedOf(this.textWith(number, forms));
    // The one used last stands last.
    if (known) this.others.delete(key);
    this.others.set(key, piece);
    const [oldest] = this.others.keys();
    if (this.others.size > KEPT && oldest !== undefined) this.others.delete(oldest);
    return piece;
  }

  private textWith(number: number, forms: ReadonlyMap<number, Name>): string {
    const from = number * PIECE;
    const shown = this.items.slice(from, from + PIECE).map((item, at) => {
      const form = forms.get(from + at);
      return form === undefined ? item : this.forms[form](from + at);
    });
    return textOf(this.head, from, shown);
  }
}

/** By the number of the piece, in the order of the items. */
function byPiece<Name>(instead: ReadonlyMap<number, Name>): Map<number, Map<number, Name>> {
  const pieces = new Map<number, Map<number, Name>>();
  for (const [index, form] of [...instead].toSorted(([a], [b]) => a - b)) {
    const number = Math.floor(index / PIECE);
    const forms = pieces.get(number) ?? new Map<number, Name>();
    pieces.set(number, forms.set(index, form));
  }
  return pieces;
}

const textOf = (head: string, from: number, items: readonly unknown[]): string =>
  (from === 0 ? head : ',') + items.map((item) => JSON.stringify(item)).join(',');

function deflatedOf(text: string): Deflated {
  const plain = Buffer.from(text);
  return { deflated: deflateRawSync(plain, OPEN_END), length: plain.length, sum: sumOf(plain) };
}

/** The same while other requests go on. */
async function packed(text: string): Promise<Piece> {
  const plain = Buffer.from(text);
  const deflated = await deflateLater(plain, OPEN_END);
  return { plain, deflated, length: plain.length, sum: sumOf(plain) };
}

/**
 * The last block of the stream is stored uncompressed (RFC 1951, 3.2.4): so few bytes are not worth a compressor of 256
 * kB.
 */
function lastOf(text: string): Deflated {
  const plain = Buffer.from(text);
  const frame = Buffer.alloc(5);
  frame.writeUInt8(1);
  frame.writeUInt16LE(plain.length, 1);
  frame.writeUInt16LE(0xffff - plain.length, 3);
  return { deflated: Buffer.concat([frame, plain]), length: plain.length, sum: sumOf(plain) };
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
function joinedSum(before: number, { length, sum }: Deflated): number {
  const [low, high] = [before % 0x1_0000, Math.floor(before / 0x1_0000)];
  const [nextLow, nextHigh] = [sum % 0x1_0000, Math.floor(sum / 0x1_0000)];
  const joinedLow = (low + nextLow + BASE - 1) % BASE;
  const joinedHigh = (high + nextHigh + length * (low + BASE - 1)) % BASE;
  return joinedHigh * 0x1_0000 + joinedLow;
}
