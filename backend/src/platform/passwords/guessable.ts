/**
 * Words that people begin a password with. Lists of passwords hold few that are long enough (frequent-passwords.ts) and
 * hardly any Indonesian ones, so a password made only of such words, years and rows of keys is refused as well.
 */
const COMMON_WORDS = `
  password passwd passcode katasandi kata sandi rahasia kunci masuk login welcome selamat datang letmein
  admin administrator superadmin user pengguna operator root guest tamu default ganti baru lama awal mulai coba test testing demo
  iloveyou sayang sayangku cinta cintaku kamu aku anakku mama papa bunda ayah keluarga istriku suamiku
  bismillah alhamdulillah insyaallah subhanallah allahuakbar assalamualaikum masyaallah tuhan yesus
  indonesia merdeka garuda pancasila nusantara bhinneka merahputih republik
  pegawai negeri sipil aparatur asn pns pppk korpri berakhlak bangga melayani bangsa
  pemerintah daerah pemda pemkab pemkot pemprov kabupaten kota provinsi kecamatan kelurahan dinas kantor badan bkd bkpsdm
  presiden menteri gubernur bupati walikota wakil wali sekda sekwan sekretaris sekretariat camat lurah kepala kadis kabid kabag
  kasi kasubag kasubbag bidang bagian seksi staf staff asisten inspektur inspektorat bappeda bapenda dprd rsud puskesmas sekolah
  guru dokter perawat bidan bendahara pejabat pimpinan atasan bapak
  semangat pagi siang sore malam sukses jaya bersama hebat juara
  jakarta bandung surabaya semarang yogyakarta jogja malang medan makassar bali jawa sumatera kalimantan sulawesi papua
  januari februari maret april mei juni juli agustus september oktober november desember
  senin selasa rabu kamis jumat sabtu minggu
  dragon monkey sunshine princess football superman naruto samsung google facebook whatsapp android computer komputer laptop internet
  abc qwe asd zxc
`
  .split(/\s+/)
  .filter((word) => word !== '');

/** Substitutions by which people make letters look like more. */
const DISGUISES: Readonly<Record<string, string>> = {
  a: 'a4@',
  b: 'b8',
  e: 'e3',
  i: 'i1!',
  l: 'l1',
  o: 'o0',
  s: 's5$',
  t: 't7',
};

/** Neighbours on the keyboard and in the alphabet, read from either end. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujmikolp',
].flatMap((row) => [row, [...row].reverse().join('')]);
const SHORTEST_RUN = 3;

/** With fewer characters than this that the owner chose, a password is soon found by trying. */
const LEAST_OF_ONES_OWN = 4;

const disguised = (word: string): string =>
  [...word].map((letter) => `[${DISGUISES[letter] ?? letter}]`).join('');

const WORDS = new RegExp(
  COMMON_WORDS.toSorted((a, b) => b.length - a.length)
    .map(disguised)
    .join('|'),
  'gu',
);
const YEARS = /(?:19|20)\d\d/gu;
const REPEATED = /(.)\1{2,}/gu;

/** Leaves out rows of keys such as `1234` and `qwerty`. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    let length = 1;
    while (
      at + length < text.length &&
      ROWS.some((row) => row.includes(text.slice(at, at + length + 1)))
    )
      length += 1;
    if (length < SHORTEST_RUN) rest += text.slice(at, at + length);
    at += length;
  }
  return rest;
}

/** What is left of a text in small letters without usual words, years and rows of keys. */
const ofOnesOwn = (text: string): string =>
  withoutRuns(text.replace(WORDS, ' ').replace(YEARS, ' ')).replace(REPEATED, '');

const SHORTEST_ECHO = 3;

/**
 * How many characters of a secret had to be chosen: usual words, years and rows of keys are none, and a piece that stands
 * in front of itself is one, however long it is. 32 random characters have 28 or so.
 */
export function chosenCharacters(secret: string): number {
  const text = ofOnesOwn(secret.toLowerCase()).replace(/[\s._-]+/gu, '');
  let chosen = 0;
  for (let at = 0; at < text.length; chosen += 1) {
    let length = 1;
    while (at + length < text.length && text.indexOf(text.slice(at, at + length + 1)) < at)
      length += 1;
    at += length < SHORTEST_ECHO ? 1 : length;
  }
  return chosen;
}

/**
 * Whether a password consists of usual words, years and rows of keys, and fewer than four characters beside them
 * (OWASP ASVS 6.2.4): `Password123!`, `Bismillah2026`, `1q2w3e4r5t`.
 * @param more usual words beside ours, in small letters
 */
export function isCommonPassword(password: string, more: readonly string[] = []): boolean {
  const text = password.toLowerCase().replace(/[\s._-]+/gu, '');
  const beside = more.reduce((left, word) => left.replaceAll(word, ' '), text);
  return [...ofOnesOwn(beside).matchAll(/[\p{L}\p{N}]/gu)].length < LEAST_OF_ONES_OWN;
}

/** Parts of a name that are long enough to be looked for; titles are none (`Dr.`, and what follows a comma). */
export const namePartsOf = (name: string): string[] =>
  (name.split(',')[0] ?? '')
    .split(/\s+/u)
    .filter((part) => part.length >= 4 && !part.includes('.'))
    .map((part) => part.toLowerCase());
