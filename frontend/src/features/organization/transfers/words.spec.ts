import { type Transfer, whatNext } from './words';

const transfer = (more: Partial<Transfer>): Transfer =>
  ({ status: 'asked', direction: 'in', movedAt: null, ...more }) as Transfer;

describe('what a transfer waits for', () => {
  it.each([
    [{ direction: 'in' }, 'Menunggu jawaban instansi asal'],
    [{ direction: 'out' }, 'Menunggu jawaban Anda'],
    [{ status: 'released', direction: 'in' }, 'Menunggu Anda menerima'],
    [{ status: 'released', direction: 'out' }, 'Menunggu instansi tujuan menerima'],
    [{ status: 'accepted' }, 'Berlaku pada hari pertama'],
    [{ status: 'accepted', movedAt: '2026-12-01T00:00:00Z' }, 'Sudah berpindah'],
    [{ status: 'refused' }, ''],
  ] as const)('%j', (more, words) => {
    expect(whatNext(transfer(more))).toBe(words);
  });
});
