import * as fc from 'fast-check';
import {
  compareWithIssued,
  findToken,
  readToken,
  tokenKeyword,
  verificationToken,
} from './verification.js';

const issued = { token: '7K2P-9QXM-41TD', sha256: 'a'.repeat(64) };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('verificationToken', () => {
  it('makes a code that reads back as itself, from any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 16 }), (random) => {
        const token = verificationToken(random);
        expect(token).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        expect(readToken(token)).toBe(token);
        expect(findToken(bytes(`x${tokenKeyword(token)})`))).toBe(token);
      }),
    );
  });

  it('uses every symbol and refuses too few bytes', () => {
    expect(verificationToken(Uint8Array.from({ length: 12 }, (_, i) => i + 20))).toBe(
      'MNPQ-RSTV-WXYZ',
    );
    expect(() => verificationToken(new Uint8Array(11))).toThrow(RangeError);
  });
});

describe('readToken', () => {
  it.each(['7k2p9qxm41td', ' 7K2P 9QXM 41TD ', '7K2P-9QXM-4ITD', '7K2P-9QXM-4lTD'])(
    'understands %p',
    (typed) => {
      expect(readToken(typed)).toBe('7K2P-9QXM-41TD');
    },
  );

  it.each(['', '7K2P-9QXM-41T', '7K2P-9QXM-41TDX', '7K2P-9QXM-41TU', '../../etc/pass'])(
    'takes %p for no token',
    (typed) => {
      expect(readToken(typed)).toBeNull();
    },
  );
});

describe('findToken', () => {
  it('passes over a broken mark and takes the next', () => {
    expect(findToken(bytes('surat-token=rusak surat-token=7K2P-9QXM-41TD'))).toBe('7K2P-9QXM-41TD');
  });

  it('finds nothing where nothing is', () => {
    expect(findToken(bytes('7K2P-9QXM-41TD'))).toBeNull();
    expect(findToken(new Uint8Array())).toBeNull();
  });
});

describe('compareWithIssued', () => {
  it('matches the same fingerprint only', () => {
    const other = { token: '0000-0000-0000', sha256: 'b'.repeat(64) };
    expect(compareWithIssued(issued.sha256, [other, issued])).toEqual({
      outcome: 'match',
      letter: issued,
    });
    expect(compareWithIssued('c'.repeat(64), [issued])).toEqual({
      outcome: 'changed',
      letter: issued,
    });
    expect(compareWithIssued('c'.repeat(64), [])).toEqual({ outcome: 'unknown' });
  });
});
