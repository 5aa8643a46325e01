import { readNumber, typedNumber } from '@/lib/number';
import type { Activity, ActivityChoice, ActivityForm } from '../labels';
import type { Draft, LocalFile } from '../outbox/types';

const DAY_STARTS = '08:00';
export const MAX_DESCRIPTION = 300;

/** Date and time on the wall in the agency's zone, `YYYY-MM-DD` and `HH:MM`. */
export function wallClock(now: Date, timeZone: string): { date: string; time: string } {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/**
 * From the end of the last activity today until now, before the day's start the last hour. An end that is still to come is
 * nothing to propose.
 */
function defaultTimes(lastEndsAt: string | null, now: string): [string, string] {
  const start = lastEndsAt ?? (now > DAY_STARTS ? DAY_STARTS : hourBefore(now));
  return now > start ? [start, now] : [now, ''];
}

const hourBefore = (time: string): string => {
  const hour = Number(time.slice(0, 2)) - 1;
  return hour < 0 ? '00:00' : `${String(hour).padStart(2, '0')}${time.slice(2)}`;
};

/** Whether the work would end later than now; `wall` is the clock where the agency is. */
export function isEndToCome(
  { date, endsAt, endsNextDay }: Pick<Draft, 'date' | 'endsAt' | 'endsNextDay'>,
  wall: { date: string; time: string },
): boolean {
  if (date === '' || endsAt === '') return false;
  const end = `${endsNextDay ? dayAfter(date) : date} ${endsAt}`;
  return end > `${wall.date} ${wall.time}`;
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** An empty form; its id is given on the phone. `date` is another day than today. */
export function newDraft(form: ActivityForm, timeZone: string, now: Date, date?: string): Draft {
  const wall = wallClock(now, timeZone);
  const isToday = date === undefined || date === wall.date;
  const [startsAt, endsAt] = isToday
    ? defaultTimes(form.today === wall.date ? form.lastEndsAt : null, wall.time)
    : [DAY_STARTS, '09:00'];
  const [choice] = form.choices;
  return {
    clientId: '',
    date: date ?? wall.date,
    startsAt,
    endsAt,
    endsNextDay: false,
    name: '',
    rhkId: choice?.rhkId ?? null,
    squadId: choice?.squadId ?? null,
    quantity: '1',
    unit: form.outputUnits[0] ?? 'dokumen',
    description: '',
    files: [],
    serverId: null,
    hasServerPhoto: false,
    wasQueued: false,
  };
}

/** The words of an earlier activity on a new day; photo and time are new. */
export const copyOf = (
  activity: Activity,
  form: ActivityForm,
  timeZone: string,
  now: Date,
): Draft => ({ ...newDraft(form, timeZone, now), ...wordsOf(activity) });

/** An activity that came back, to be mended and sent again. */
export const mendingOf = (activity: Activity): Draft => ({
  ...wordsOf(activity),
  clientId: '',
  date: activity.date,
  startsAt: activity.startsAt,
  endsAt: activity.endsAt,
  endsNextDay: activity.endsNextDay,
  files: [],
  serverId: activity.id,
  hasServerPhoto: activity.evidence.some((one) => one.kind === 'photo'),
  wasQueued: true,
});

const wordsOf = (activity: Activity) => ({
  name: activity.name ?? '',
  rhkId: activity.rhk?.id ?? null,
  squadId: activity.squad?.id ?? null,
  quantity: typedNumber(activity.output.quantity),
  unit: activity.output.unit,
  description: activity.description,
});

/** Nothing that a person would miss. */
export const isUntouched = (draft: Draft): boolean =>
  draft.description.trim() === '' && draft.name.trim() === '' && draft.files.length === 0;

export const choiceOf = (form: ActivityForm, draft: Draft): ActivityChoice | null =>
  form.choices.find((choice) => choice.rhkId === draft.rhkId && choice.squadId === draft.squadId) ??
  null;

export const photoOf = (draft: Draft): LocalFile | null =>
  draft.files.find((file) => file.kind === 'photo') ?? null;

/** What the phone can see itself, without asking the server; same words as the server's. */
export function faultsOf(
  draft: Draft,
  today: string,
): { field: string; code: string; message: string }[] {
  const faults: { field: string; code: string; message: string }[] = [];
  const add = (field: string, code: string, message: string) =>
    faults.push({ field, code, message });
  if (!photoOf(draft) && !draft.hasServerPhoto)
    add('photo', 'photo_missing', 'Lampirkan foto bukti lebih dahulu.');
  if (draft.description.trim() === '')
    add('description', 'required', 'Uraikan apa yang dikerjakan.');
  if (draft.description.length > MAX_DESCRIPTION)
    add(
      'description',
      'too_long',
      `Uraian paling banyak ${MAX_DESCRIPTION} huruf; ini ${draft.description.length}.`,
    );
  if (draft.startsAt === '') add('startsAt', 'required', 'Isi jam mulai.');
  if (draft.endsAt === '') add('endsAt', 'required', 'Isi jam selesai.');
  if (!draft.endsNextDay && draft.startsAt && draft.endsAt && draft.endsAt <= draft.startsAt)
    add('endsAt', 'end_before_start', 'Waktu selesai harus sesudah waktu mulai.');
  const quantity = readNumber(draft.quantity);
  if (quantity.kind === 'doubt')
    add('output.quantity', 'quantity_invalid', 'Pilih angka mana yang dimaksud.');
  else if (quantity.kind !== 'number' || !/^\d{1,10}(\.\d{1,2})?$/.test(quantity.value))
    add('output.quantity', 'quantity_invalid', 'Isi jumlah dengan angka, misalnya 1.250 atau 2,5.');
  else if (Number(quantity.value) === 0)
    add('output.quantity', 'quantity_invalid', 'Jumlah hasil harus lebih dari nol.');
  if (draft.unit.trim() === '') add('output.unit', 'required', 'Isi satuannya.');
  if (draft.date === '') add('date', 'required', 'Isi tanggalnya.');
  if (draft.date > today) add('date', 'date_future', 'Tanggal belum tiba.');
  return faults;
}
