import type { ActivityForm } from '../labels';
import { faultsOf, isEndToCome, MAX_DESCRIPTION, newDraft } from './draft';

const ZONE = 'Asia/Jakarta';
const at = (time: string, date = '2026-11-24'): Date => new Date(`${date}T${time}:00+07:00`);
const form = (lastEndsAt: string | null): ActivityForm =>
  ({ today: '2026-11-24', lastEndsAt, choices: [], outputUnits: [] }) as unknown as ActivityForm;

describe('the times that a new entry proposes', () => {
  it.each([
    ['10:42', null, ['08:00', '10:42']],
    ['10:42', '09:15', ['09:15', '10:42']],
    ['07:10', null, ['06:10', '07:10']],
    ['00:20', null, ['00:00', '00:20']],
    // Nothing that is still to come.
    ['00:00', null, ['00:00', '']],
    ['10:42', '11:30', ['10:42', '']],
    ['10:42', '10:42', ['10:42', '']],
    ['23:59', '23:59', ['23:59', '']],
  ])('at %s after an end at %s', (now, lastEndsAt, times) => {
    const { startsAt, endsAt } = newDraft(form(lastEndsAt), ZONE, at(now));
    expect([startsAt, endsAt]).toEqual(times);
  });

  it('never ends later than now, whenever it is opened', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const now = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      for (const last of [null, '00:00', '08:00', '12:00', '23:59'])
        expect(
          isEndToCome(newDraft(form(last), ZONE, at(now)), { date: '2026-11-24', time: now }),
        ).toBe(false);
    }
  });
});

describe('an end that is still to come', () => {
  const entry = (date: string, endsAt: string, endsNextDay = false) => ({
    date,
    endsAt,
    endsNextDay,
  });
  const wall = { date: '2026-11-24', time: '10:42' };
  it.each([
    [entry('2026-11-24', '10:43'), true],
    [entry('2026-11-24', '10:42'), false],
    [entry('2026-11-24', ''), false],
    [entry('2026-11-23', '23:00'), false],
    [entry('2026-11-23', '06:00', true), false],
    [entry('2026-11-23', '11:00', true), true],
    [entry('2026-11-24', '06:00', true), true],
    [entry('2026-12-31', '06:00'), true],
  ])('%j: %s', (given, isToCome) => {
    expect(isEndToCome(given, wall)).toBe(isToCome);
  });
});

it('refuses with a word what is longer than the server takes, and keeps it', () => {
  const draft = { ...newDraft(form(null), ZONE, at('10:42')), description: 'a'.repeat(567) };
  const fault = faultsOf(draft, '2026-11-24').find(({ field }) => field === 'description');
  expect(fault).toMatchObject({ code: 'too_long', message: expect.stringContaining('567') });
  expect(draft.description).toHaveLength(567);
  const fits = { ...draft, description: 'a'.repeat(MAX_DESCRIPTION) };
  expect(faultsOf(fits, '2026-11-24').map(({ field }) => field)).not.toContain('description');
});
