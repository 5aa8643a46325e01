import * as fc from 'fast-check';
import { Refusal } from '../../../kernel/error.js';
import {
  CLAIM_STATUSES,
  loadIn,
  loadWith,
  requireSeatToIssue,
  requireSeatToStart,
  type SeatClaim,
  seatsOf,
} from './capacity.js';

const isRefused = (run: () => void): boolean => {
  try {
    run();
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'role_full') return true;
    throw error;
  }
};
const claim = (
  status: SeatClaim['status'],
  origin: SeatClaim['origin'] = 'appointment',
): SeatClaim => ({ status, origin });

describe('the seats of a role', () => {
  it('are filled by letters and held by appointments under way', () => {
    const claims = [
      claim('active'),
      claim('issued'),
      claim('pending'),
      claim('pending', 'volunteer'),
    ];
    expect(seatsOf(4, claims)).toEqual({ count: 4, filled: 2, reserved: 1, open: 1 });
  });

  it.each(
    CLAIM_STATUSES.flatMap((status) =>
      (['appointment', 'volunteer'] as const).map((origin) => ({ status, origin })),
    ),
  )('count $status by $origin as they should', (one) => {
    const { filled, reserved } = seatsOf(1, [one]);
    expect(filled).toBe(['issued', 'active'].includes(one.status) ? 1 : 0);
    expect(reserved).toBe(one.status === 'pending' && one.origin === 'appointment' ? 1 : 0);
  });

  it('let volunteers compete until the seat is filled', () => {
    const asked = [claim('pending')];
    expect(isRefused(() => requireSeatToStart(1, asked, 'appointment'))).toBe(true);
    expect(isRefused(() => requireSeatToStart(1, asked, 'volunteer'))).toBe(false);
    expect(isRefused(() => requireSeatToStart(1, [claim('issued')], 'volunteer'))).toBe(true);
  });

  it('are never exceeded, in whatever order people start and letters are issued', () => {
    const verb = fc.tuple(fc.constantFrom('start', 'issue', 'end'), fc.nat(5), fc.boolean());
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(verb, { maxLength: 30 }),
        (count, run) => {
          const claims: SeatClaim[] = [];
          for (const [action, index, volunteers] of run) {
            const origin = volunteers ? 'volunteer' : 'appointment';
            const current = claims[index];
            if (action === 'start' && !isRefused(() => requireSeatToStart(count, claims, origin))) {
              claims.push(claim('pending', origin));
            } else if (action === 'issue' && current?.status === 'pending') {
              const others = claims.filter((other) => other !== current);
              if (!isRefused(() => requireSeatToIssue(count, others))) current.status = 'issued';
            } else if (action === 'end' && current?.status === 'issued') {
              claims.splice(index, 1);
            }
            expect(seatsOf(count, claims).filled).toBeLessThanOrEqual(count);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the load of a person', () => {
  const period = { from: '2026-10-01', until: '2026-12-31' };
  const item = (sharePercent: string, from: string, until?: string) => ({
    sharePercent,
    from,
    until,
  });

  it('adds the shares that run in the period', () => {
    const load = loadIn(period, [
      item('45.5', '2026-07-01', '2026-10-01'),
      item('14.5', '2026-12-31'),
      item('30', '2026-01-01', '2026-09-30'),
      item('30', '2027-01-01'),
    ]);
    expect(load.percent.toString()).toBe('60');
    expect(load).toMatchObject({ assignments: 2, isOver: false });
  });

  it('is over only above 100 percent, exactly', () => {
    const tenths = Array.from({ length: 10 }, () => item('10', '2026-10-01'));
    expect(loadIn(period, tenths)).toMatchObject({ isOver: false });
    expect(loadWith(loadIn(period, tenths), '0.01')).toMatchObject({
      isOver: true,
      assignments: 11,
    });
  });
});
