import { isCommonPassword, namePartsOf } from './guessable.js';

describe('passwords that many people have', () => {
  it.each([
    'Bupati-2026!',
    'WakilBupati2026',
    'Sekda_2025!!',
    'KepalaDinas2026',
    'Password123!',
    'P@ssw0rd2026',
    'password77',
    'Rahasia-123',
    'Kata-Sandi-Baru-2026',
    'bismillah1',
    'Bismillah786',
    'Indonesia1945',
    'semangatpagi',
    'Admin-2026!',
    'adminadmin12',
    'PegawaiNegeri',
    'korpri 2026',
    'Jakarta2026!!',
    '1234567890',
    '0987654321',
    '12345678910',
    'qwertyuiop',
    'qwerty123456',
    '1q2w3e4r5t',
    '1qaz2wsx3edc',
    'abcdefghij',
    'abcde12345',
    'aaaabbbbccccdddd',
    'sayangku123',
    'Agustus2026',
  ])('refuses %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'Kerja-Tuntas-77',
    'Teduh-Menanam-77',
    'kuda betul baterai staples',
    'sawah hijau di lereng',
    '8391746205',
    'password dari Pak Karto',
    'ꦥꦸꦤꦶꦏꦱꦤ꧀ꦢꦶꦏꦸꦭ',
  ])('takes %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('takes further words, of the agency for one', () => {
    for (const password of ['Contoh-2026!', 'pemkab contoh 123']) {
      expect(isCommonPassword(password)).toBe(false);
      expect(isCommonPassword(password, ['kabupaten', 'contoh'])).toBe(true);
    }
    expect(isCommonPassword('contoh sawah hijau', ['contoh'])).toBe(false);
  });

  it('finds the parts of a name and leaves titles alone', () => {
    expect(namePartsOf('Prof. Dr. Siti Nur Rahmawati, S.Kom., M.M.')).toEqual([
      'siti',
      'rahmawati',
    ]);
    expect(namePartsOf('Eka')).toEqual([]);
  });
});
