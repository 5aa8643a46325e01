/** Dates, times, figures and names as Indonesians write them. A day and its month never break apart. */
const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const ZONES: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const NBSP = '\u00a0';

interface Parts {
  year: number;
  month: number;
  day: number;
}

/** Made once for each zone: making one takes longer than formatting a page's dates. */
function formatterFor(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const one = made.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    made.set(timeZone, one);
    return one;
  };
}

const dayIn = formatterFor('sv-SE', { dateStyle: 'short' });
const timeIn = formatterFor('id-ID', { hour: '2-digit', minute: '2-digit', hour12: false });

/** The day of an instant in a zone, `YYYY-MM-DD`. */
export const localDay = (instant: string, timeZone: string): string =>
  dayIn(timeZone).format(new Date(instant));

/** Takes `YYYY-MM-DD`, or an instant together with a zone. */
function partsOf(date: string, timeZone?: string): Parts {
  if (timeZone && date.length > 10) return partsOf(localDay(date, timeZone));
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** 24 November 2026 */
export function longDate(date: string, timeZone?: string): string {
  const { year, month, day } = partsOf(date, timeZone);
  return `${day}${NBSP}${MONTHS[month - 1]} ${year}`;
}

/** 24 November */
export function dayMonth(date: string, timeZone?: string): string {
  const { month, day } = partsOf(date, timeZone);
  return `${day}${NBSP}${MONTHS[month - 1]}`;
}

/** 24 Nov */
export function shortDate(date: string, timeZone?: string): string {
  const { month, day } = partsOf(date, timeZone);
  return `${day}${NBSP}${SHORT[month - 1]}`;
}

/** Selasa, 24 November 2026 */
export function fullDate(date: string, timeZone?: string): string {
  const { year, month, day } = partsOf(date, timeZone);
  return `${DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}, ${longDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)}`;
}

/** November 2026 */
export function monthYear(date: string): string {
  const { year, month } = partsOf(`${date.slice(0, 7)}-01`);
  return `${MONTHS[month - 1]} ${year}`;
}

/** `2026-12` by 1 → `2027-01` */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** 1 Oktober–31 Desember 2026 */
export function dateRange(from: string, until: string): string {
  if (from === until) return longDate(from);
  const a = partsOf(from);
  const b = partsOf(until);
  const start = a.year === b.year ? dayMonth(from) : longDate(from);
  return `${start}–${longDate(until)}`;
}

/** Okt–Des 2026, or Nov 2026 */
export function shortRange(from: string, until: string): string {
  const a = partsOf(from);
  const b = partsOf(until);
  if (a.year === b.year && a.month === b.month) return `${SHORT[a.month - 1]} ${a.year}`;
  return a.year === b.year
    ? `${SHORT[a.month - 1]}–${SHORT[b.month - 1]} ${b.year}`
    : `${SHORT[a.month - 1]} ${a.year}–${SHORT[b.month - 1]} ${b.year}`;
}

/** 09.14 WIB */
export function time(instant: string, timeZone: string): string {
  const text = timeIn(timeZone).format(new Date(instant));
  return `${text.replace(':', '.')}${NBSP}${ZONES[timeZone] ?? ''}`.trim();
}

/** 24 November 2026, 09.14 WIB */
export const dateTime = (instant: string, timeZone: string): string =>
  `${longDate(instant, timeZone)}, ${time(instant, timeZone)}`;

/** 09.15 of `09:15` */
export const wallTime = (text: string): string => text.slice(0, 5).replace(':', '.');

/** Whole days from one date to another; negative when it lies before. */
export function daysBetween(from: string, until: string): number {
  return Math.round(
    (Date.parse(`${until.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) /
      86_400_000,
  );
}

/** hari ini, kemarin, 3 hari lalu, besok, 3 hari lagi */
export function relativeDay(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'hari ini';
  if (days === -1) return 'kemarin';
  if (days === 1) return 'besok';
  return days < 0 ? `${-days} hari lalu` : `${days} hari lagi`;
}

/** "83.33" → 83,33; trailing zeros stay as stored. */
export function decimal(value: string | number): string {
  const [whole = '0', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** "40.00" → 40% */
export const percent = (value: string | number): string => `${decimal(Number(value))}%`;

/** 1750 → 1.750 */
export const count = (value: number): string => decimal(value);

/** What waits is counted up to 99 of each kind: from there on, and for every sum of such counts, `99+`. */
export const waitingCount = (value: number): string => (value >= 99 ? '99+' : String(value));

/** 197501021998102002 → 19750102 199810 2 002; masked ones keep their dots. */
export function nip(value: string | null | undefined): string {
  if (!value) return '–';
  return value.length === 18
    ? [value.slice(0, 8), value.slice(8, 14), value.slice(14, 15), value.slice(15)].join(NBSP)
    : value;
}

/** As many letters as the phone's strip holds beside period and data. */
const STRIP_NAME = 17;

/**
 * Putri Hidayat Purnomo, M.T. → Putri H. Purnomo: for the phone's strip. A name that is still too long loses its middle,
 * then its last name becomes an initial; never an ellipsis.
 */
export function shortName(name: string): string {
  const [plain = name] = name.split(',');
  const words = plain.trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2) return first;
  const initials = words.slice(1, -1).map((word) => `${word.charAt(0)}.`);
  const forms = [
    [first, ...initials, last],
    [first, last],
    [first, ...words.slice(1).map((word) => `${word.charAt(0)}.`)],
  ];
  return (forms.find((form) => form.join(' ').length <= STRIP_NAME) ?? [first]).join(' ');
}

/** A sentence's end that does not double the dot of a title: "Ani Wardani, M.M." stays as it is. */
export const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** 90 → 1 jam 30 menit */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} jam` : '', rest > 0 || hours === 0 ? `${rest} menit` : '']
    .filter(Boolean)
    .join(' ');
}

/** 250000 → 244 kB */
export const fileSize = (bytes: number): string =>
  bytes >= 1_048_576
    ? `${decimal((bytes / 1_048_576).toFixed(1))} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} kB`;
