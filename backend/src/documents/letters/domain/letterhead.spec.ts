import { EMPTY_LETTERHEAD, headOf, inherited } from './letterhead.js';

const agency = {
  ...EMPTY_LETTERHEAD,
  agencyLine: 'Pemerintah Kabupaten Contoh',
  unitLine: 'Sekretariat Daerah',
  address: 'Jalan Merdeka 1',
  phone: '(021) 1',
  emblem: 'a'.repeat(64),
};
const setda = { ...EMPTY_LETTERHEAD, unitLine: 'Sekretariat Daerah', address: 'Jalan Setda 2' };
const bagian = { ...EMPTY_LETTERHEAD, email: 'hukum@contoh.example' };

describe('kop of a unit', () => {
  it('takes each line from the nearest that has it, and the unit’s name from nowhere else', () => {
    const head = inherited([bagian, setda, agency], bagian);
    expect(head).toMatchObject({
      agencyLine: 'Pemerintah Kabupaten Contoh',
      unitLine: null,
      address: 'Jalan Setda 2',
      phone: '(021) 1',
      email: 'hukum@contoh.example',
    });
    expect(inherited([agency], null).unitLine).toBeNull();
  });

  it('is printed with what is known, in one line each', () => {
    const names = { agency: 'Pemda', unit: 'Bagian Hukum' };
    expect(headOf(inherited([bagian, setda, agency], bagian), names)).toEqual({
      agencyName: 'Pemerintah Kabupaten Contoh',
      unitName: 'Bagian Hukum',
      address: 'Jalan Setda 2',
      contact: 'Telepon\u00a0(021) 1, pos-el\u00a0hukum@contoh.example',
      emblem: 'a'.repeat(64),
    });
    expect(headOf(EMPTY_LETTERHEAD, names)).toEqual({
      agencyName: 'Pemda',
      unitName: 'Bagian Hukum',
    });
    expect(headOf({ ...EMPTY_LETTERHEAD, postalCode: '35210' }, names).address).toBe(
      'Kode\u00a0Pos\u00a035210',
    );
  });
});
