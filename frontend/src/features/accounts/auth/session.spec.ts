import { safeReturnPath } from './session';

describe('where one goes after signing in', () => {
  it.each([
    ['/skp/1?versi=2#isi', '/skp/1?versi=2#isi'],
    ['/tim?cari=a%20b', '/tim?cari=a%20b'],
    ['/', '/'],
  ])('is the page %s that was asked for', (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
    expect(safeReturnPath([asked, '//jahat.example'])).toBe(path);
  });

  it.each([
    undefined,
    '',
    'skp',
    '//jahat.example',
    '/\\jahat.example',
    '/\t/jahat.example',
    '/\n/jahat.example',
    '/\r\\jahat.example',
    '/.//jahat.example',
    '/x/..//jahat.example',
    'https://jahat.example',
    'javascript:alert(1)',
    '\\\\jahat.example',
    '/masuk',
    '/./masuk',
    '/sesi?lanjut=/sesi',
  ])('is never another site nor the door again: %j', (asked) => {
    expect(safeReturnPath(asked)).toBe('/beranda');
  });
});
