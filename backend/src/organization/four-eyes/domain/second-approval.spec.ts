import type { Actor, HeadedUnit } from '../../../kernel/actor.js';
import { transition } from '../../../kernel/lifecycle.js';
import {
  allowedActions,
  type Decidable,
  decidesAs,
  isForOneself,
  mayRead,
  SECOND_APPROVAL_LIFECYCLE,
  SECOND_APPROVAL_STATUSES,
} from './second-approval.js';

const heads = (unitId: string): HeadedUnit => ({ unitId }) as HeadedUnit;

const viewer = (changes: Partial<Actor> = {}): Actor =>
  ({ accountId: 'acc-x', employeeId: 'x', headOf: [], grants: [], ...changes }) as Actor;

const admin = { grants: [{ role: 'agency_admin', since: '2026-01-01', until: null }] } as const;
const auditor = { grants: [{ role: 'auditor', since: '2026-01-01', until: null }] } as const;

const request: Decidable = {
  status: 'pending',
  askedByAccountId: 'acc-asker',
  askedByEmployeeId: 'asker',
  barredEmployeeIds: [],
  unitPath: ['root', 'dinas', 'bidang'],
};

describe('an act for oneself', () => {
  it.each([
    [{ act: 'delegation', servesEmployeeId: 'me' }, true],
    [{ act: 'delegation', servesEmployeeId: 'you' }, false],
    [{ act: 'grant', servesEmployeeId: 'me' }, true],
    [{ act: 'override', servesEmployeeId: 'me', concernsEmployeeId: 'you' }, true],
    [{ act: 'override', servesEmployeeId: 'you', concernsEmployeeId: 'me' }, true],
    [{ act: 'override', servesEmployeeId: 'you', concernsEmployeeId: 'she' }, false],
  ] as const)('%j is one: %s', (parties, expected) => {
    expect(isForOneself(parties, 'me')).toBe(expected);
  });
});

describe('who decides a second approval', () => {
  it.each([
    ['another admin', viewer(admin), 'agency_admin'],
    ['the head of the unit', viewer({ headOf: [heads('bidang')] }), 'unit_head'],
    ['a head above', viewer({ headOf: [heads('root')] }), 'unit_head'],
    [
      'a head who is admin too, as head',
      viewer({ ...admin, headOf: [heads('dinas')] }),
      'unit_head',
    ],
    ['not the head of another unit', viewer({ headOf: [heads('bagian')] }), null],
    ['not an auditor', viewer(auditor), null],
    ['not a plain employee', viewer(), null],
    ['not who asked', viewer({ ...admin, accountId: 'acc-asker', employeeId: 'asker' }), null],
    [
      'not who asked, as Plt of the unit',
      viewer({ employeeId: 'asker', headOf: [heads('dinas')] }),
      null,
    ],
    ['not who asked, through a second account', viewer({ ...admin, employeeId: 'asker' }), null],
    ['not an account without a person', viewer({ ...admin, employeeId: null }), null],
  ])('%s', (_who, actor, expected) => {
    expect(decidesAs(actor, request)).toBe(expected);
    expect(allowedActions(actor, request).includes('confirm')).toBe(expected !== null);
  });

  it('lets who asked take it back, and nobody else', () => {
    const asker = viewer({ ...admin, accountId: 'acc-asker', employeeId: 'asker' });
    expect(allowedActions(asker, request)).toEqual(['withdraw']);
    expect(allowedActions(viewer(auditor), request)).toEqual([]);
  });

  it('shows it to those concerned and to overseers only', () => {
    expect(mayRead(viewer(), request)).toBe(false);
    expect(mayRead(viewer({ employeeId: 'asker' }), request)).toBe(true);
    expect(mayRead(viewer(auditor), request)).toBe(true);
    expect(mayRead(viewer({ headOf: [heads('bagian')] }), request)).toBe(false);
  });

  it.each(SECOND_APPROVAL_STATUSES.filter((status) => status !== 'pending'))(
    'offers nothing once it is %s',
    (status) => {
      expect(allowedActions(viewer(admin), { ...request, status })).toEqual([]);
      for (const verb of ['confirm', 'refuse', 'withdraw', 'lapse'] as const)
        expect(() => transition(SECOND_APPROVAL_LIFECYCLE, status, verb, 'alasan')).toThrow(
          expect.objectContaining({ code: 'wrong_state' }),
        );
    },
  );

  it('asks for a reason to refuse', () => {
    expect(() => transition(SECOND_APPROVAL_LIFECYCLE, 'pending', 'refuse', ' ')).toThrow(
      expect.objectContaining({ code: 'note_required' }),
    );
  });
});
