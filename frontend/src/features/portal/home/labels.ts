import { VACANT_POST } from '@/features/organization/words';
import { attentionText } from '@/features/portal/dashboard/labels';
import type { components } from '@/lib/api/schema';
import {
  count,
  dayMonth,
  daysBetween,
  decimal,
  localDay,
  longDate,
  relativeDay,
  sentence,
  shiftMonth,
  time,
} from '@/lib/format';
import { typedNumber } from '@/lib/number';

export type Home = components['schemas']['HomeDto'];
export type Task = Home['tasks'][number];
export type Request = Home['inbox'][number];
export type Waiting = Home['waiting'][number];
export type Goal = Home['goals'][number];
export type LedSquad = Home['squads'][number];
export type Exception = Home['exceptions'][number];

/** The agency's day and zone, which every date on the page is read in. */
export interface Today {
  today: string;
  timeZone: string;
}

/** 09.08 WIB of today; of another day its date */
export const momentOf = (instant: string, { today, timeZone }: Today): string =>
  localDay(instant, timeZone) === today ? time(instant, timeZone) : dayMonth(instant, timeZone);

/** hari ini, kemarin; further back the date itself */
function dayOf(instant: string, { today, timeZone }: Today): string {
  const local = localDay(instant, timeZone);
  return daysBetween(local, today) < 2 ? relativeDay(local, today) : dayMonth(local);
}

/** Who said what when it came back, or what is left to do. */
export function taskText(task: Task, now: Today): string {
  if (task.reason === 'returned') {
    const who = `${task.by ?? 'Penilai'}, ${dayOf(task.at, now)}`;
    return task.note ? `${who}: “${task.note}”` : `${who}.`;
  }
  return task.kind === 'letter'
    ? 'Atas nama Anda; dapat Anda ubah sampai ditandatangani.'
    : 'Belum diajukan. Lengkapi, lalu ajukan kepada penilai.';
}

/** "Diminta Wahyuni Harahap. Jawab sebelum 27 November." */
export function requestText(item: Request, today: string): string {
  const asked = sentence(`Diminta ${item.requestedBy}`);
  if (item.dueAt === null) return asked;
  const late = daysBetween(item.dueAt, today);
  if (late > 0) return `${asked} Batasnya ${dayMonth(item.dueAt)}, lewat ${late} hari.`;
  return item.via === 'employee'
    ? `${asked} Jawab sebelum ${dayMonth(item.dueAt)}.`
    : `${asked} Batas ${dayMonth(item.dueAt)}.`;
}

/** "Validasi Putri Hidayat Purnomo, sejak 20 November" */
export function waitingText(item: Waiting, { today, timeZone }: Today): string {
  const since = `${item.act} ${item.withWhom}, sejak ${dayMonth(item.since, timeZone)}`;
  return item.dueAt !== null && item.dueAt < today
    ? `${since}, lewat batas ${dayMonth(item.dueAt)}`
    : since;
}

/** "9 dari 12", or the target as it is worded where nothing can be counted. */
export function goalFigure({ realised, target, unit }: Goal): string {
  const sign = unit === '%' ? '%' : '';
  const wanted = `${typedNumber(target)}${sign}`;
  return realised === null ? typedNumber(target) : `${decimal(realised)}${sign} dari ${wanted}`;
}

/** "Dokumen. Bukti terakhir 23 November" */
export function goalText({ unit, lastEvidenceOn }: Goal): string {
  const evidence = lastEvidenceOn
    ? `Bukti terakhir ${dayMonth(lastEvidenceOn)}`
    : 'Belum ada bukti yang divalidasi';
  return unit && unit !== '%'
    ? `${unit.charAt(0).toLocaleUpperCase('id')}${unit.slice(1)}. ${evidence}`
    : evidence;
}

/** "Sampai 31 Desember 2026. 5 anggota, 2 kursi kosong, 3 penugasan diproses" */
export function squadText({ endsOn, members, openSeats, underWay }: LedSquad): string {
  const parts = [
    `${count(members)} anggota`,
    openSeats > 0 ? `${count(openSeats)} kursi kosong` : '',
    underWay > 0 ? `${count(underWay)} penugasan diproses` : '',
  ];
  return `Sampai ${longDate(endsOn)}. ${parts.filter(Boolean).join(', ')}`;
}

const WAITS_WITH: ReadonlySet<Exception['kind']> = new Set([
  'assignment_overdue',
  'validation_overdue',
]);

/** What is stuck. */
export const exceptionTitle = attentionText;

/** "Menunggu Putri Hidayat Purnomo sejak 18 November · Bidang Aplikasi" */
export function exceptionText({ kind, name, since, unitName }: Exception): string {
  const who = WAITS_WITH.has(kind)
    ? `Menunggu ${name ?? VACANT_POST.toLowerCase()}${since ? ` sejak ${dayMonth(since)}` : ''}`
    : `Pimpinan: ${name ?? VACANT_POST.toLowerCase()}`;
  return unitName ? `${who} · ${unitName}` : who;
}

/** How far the period is, 0–100, in the middle of today, and its months by length. */
export function periodScale(
  { startsOn, endsOn }: Home['period'],
  today: string,
): { percent: number; months: { first: string; days: number }[] } {
  const days = daysBetween(startsOn, endsOn) + 1;
  const months: { first: string; days: number }[] = [];
  for (let first = startsOn; first <= endsOn;) {
    const next = `${shiftMonth(first.slice(0, 7), 1)}-01`;
    months.push({
      first,
      days: Math.min(daysBetween(first, next), daysBetween(first, endsOn) + 1),
    });
    first = next;
  }
  const done = Math.min(days, Math.max(0, daysBetween(startsOn, today) + 0.5));
  return { percent: Math.round((done / days) * 1000) / 10, months };
}
