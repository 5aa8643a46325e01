import * as fc from 'fast-check';
import { Refusal } from '../../../kernel/error.js';
import { chainFor, dueOn, type Origin, type Route, routeFor, type StartedBy } from './chain.js';

const ROUTES: Route[] = ['within_unit', 'cross_unit', 'inter_agency'];
const ORIGINS: Origin[] = ['appointment', 'volunteer'];
const STARTERS: StartedBy[] = ['leader', 'assessor', 'unit_head', 'employee'];

/** R408, written out a second time and in words, so that a slip in the table shows. */
const EXPECTED: Record<string, string[]> = {
  'within_unit appointment leader': [
    'employee accept',
    'home assessor approve',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'within_unit appointment assessor': [
    'employee accept',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'within_unit appointment unit_head': ['home unit_head issue', 'employee acknowledge'],
  'within_unit volunteer employee': [
    'home assessor approve',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'cross_unit appointment leader': [
    'employee accept',
    'owner unit_head approve request',
    'home assessor endorse recommendation',
    'home unit_head approve answer',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'cross_unit appointment unit_head': [
    'home assessor endorse recommendation',
    'home unit_head approve answer',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'cross_unit volunteer employee': [
    'home assessor endorse recommendation',
    'owner unit_head approve request+answer',
    'home unit_head approve',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'inter_agency appointment leader': [
    'employee accept',
    'owner authorised_official endorse',
    'owner unit_head approve request',
    'home assessor endorse recommendation',
    'home authorised_official endorse',
    'home unit_head approve answer',
    'home unit_head issue',
    'employee acknowledge',
  ],
  'inter_agency appointment unit_head': [
    'owner authorised_official endorse request',
    'home assessor endorse recommendation',
    'home authorised_official endorse',
    'home unit_head approve answer',
    'home unit_head issue',
    'employee acknowledge',
  ],
};

const combinations = ROUTES.flatMap((route) =>
  ORIGINS.flatMap((origin) => STARTERS.map((startedBy) => ({ route, origin, startedBy }))),
);

function words(step: ReturnType<typeof chainFor>['steps'][number]): string {
  const letters = step.action === 'issue' ? [] : step.letters.map((letter) => letter.kind);
  const who = step.capacity === 'employee' ? 'employee' : `${step.side} ${step.capacity}`;
  return [who, step.action, letters.join('+')].filter(Boolean).join(' ');
}

describe('the chain of an assignment', () => {
  it.each(combinations)('is that of R408 for $route, $origin, $startedBy', (request) => {
    const expected = EXPECTED[`${request.route} ${request.origin} ${request.startedBy}`];
    if (expected) {
      const { steps } = chainFor(request);
      expect(steps.map(words)).toEqual(expected);
      expect(steps.map((step) => step.order)).toEqual(expected.map((_, index) => index + 1));
    } else {
      expect(() => chainFor(request)).toThrow(Refusal);
    }
  });

  it('names why it is refused', () => {
    const codeOf = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return error instanceof Refusal ? error.code : 'other';
      }
      return 'none';
    };
    expect(
      codeOf(() => chainFor({ route: 'inter_agency', origin: 'volunteer', startedBy: 'employee' })),
    ).toBe('volunteer_inter_agency');
    expect(
      codeOf(() =>
        chainFor({ route: 'within_unit', origin: 'appointment', startedBy: 'employee' }),
      ),
    ).toBe('starter_not_allowed');
  });

  it('makes the request at the start when the owner’s head asks another unit', () => {
    const chain = chainFor({ route: 'cross_unit', origin: 'appointment', startedBy: 'unit_head' });
    expect(chain.startLetters.map((letter) => letter.kind)).toEqual(['request']);
    expect(
      chainFor({ route: 'cross_unit', origin: 'appointment', startedBy: 'leader' }).startLetters,
    ).toEqual([]);
  });

  it('issues exactly one surat penugasan, signed as the agency set it, never by two', () => {
    for (const key of Object.keys(EXPECTED)) {
      const [route, origin, startedBy] = key.split(' ') as [Route, Origin, StartedBy];
      for (const letterSignatory of ['unit_head', 'assessor'] as const) {
        const issuing = chainFor({ route, origin, startedBy, letterSignatory }).steps.filter(
          (step) => step.letters.some((letter) => letter.kind === 'assignment'),
        );
        expect(issuing).toHaveLength(1);
        expect(issuing[0]?.capacity).toBe(letterSignatory);
        expect(issuing[0]?.letters[0]?.signatory).toEqual({
          capacity: letterSignatory,
          side: 'home',
        });
      }
    }
  });

  it('copies a volunteer’s letters to the PjPK and addresses the last one to the owner', () => {
    const within = chainFor({ route: 'within_unit', origin: 'volunteer', startedBy: 'employee' });
    const across = chainFor({ route: 'cross_unit', origin: 'volunteer', startedBy: 'employee' });
    for (const chain of [within, across]) {
      const letter = chain.steps.flatMap((step) => step.letters).at(-1);
      expect(letter?.copies).toContainEqual({ capacity: 'assessor', side: 'home' });
      expect(letter?.addressee).toEqual({ capacity: 'unit_head', side: 'owner' });
    }
    expect(across.steps[1]?.letters[0]).toMatchObject({
      copies: [{ capacity: 'assessor', side: 'home' }],
      subject: 'Permohonan Penugasan secara Sukarela',
      frozen: true,
    });
  });

  it('lets the PjPK read along where the Kepala Unit assigns without asking', () => {
    const { steps } = chainFor({
      route: 'within_unit',
      origin: 'appointment',
      startedBy: 'unit_head',
    });
    expect(steps[0]?.letters[0]?.copies).toContainEqual({ capacity: 'assessor', side: 'home' });
  });

  it('asks the PjPK of the person on every route but the Kepala Unit’s and the PjPK’s own start', () => {
    for (const [key, steps] of Object.entries(EXPECTED)) {
      const isOwnStart = /within_unit appointment (unit_head|assessor)/.test(key);
      expect([key, steps.some((step) => step.startsWith('home assessor'))]).toEqual([
        key,
        !isOwnStart,
      ]);
    }
  });

  it('answers in writing also when it refuses', () => {
    const steps = chainFor({
      route: 'cross_unit',
      origin: 'appointment',
      startedBy: 'leader',
    }).steps;
    expect(steps.map((step) => step.refusalLetters.length)).toEqual([0, 0, 0, 1, 0, 0]);
  });
});

describe('the route', () => {
  it('is within, across units or across agencies', () => {
    const facts = { ownerUnitId: 'u1', homeUnitId: 'u1', ownerAgencyId: 'a', homeAgencyId: 'a' };
    expect(routeFor(facts)).toBe('within_unit');
    expect(routeFor({ ...facts, homeUnitId: 'u2' })).toBe('cross_unit');
    expect(routeFor({ ...facts, homeUnitId: 'u2', homeAgencyId: 'b' })).toBe('inter_agency');
  });
});

describe('deadlines', () => {
  const calendar = { holidays: new Set(['2026-12-25']) };

  it('give the employee 3 and others 5 working days, holidays apart', () => {
    expect(dueOn('employee', '2026-12-23', calendar)).toBe('2026-12-29');
    expect(dueOn('assessor', '2026-12-23', calendar)).toBe('2026-12-31');
    expect(dueOn('unit_head', '2026-11-19', calendar)).toBe('2026-11-26');
  });

  it('never fall on a day without work', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (offset) => {
        const since = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const due = new Date(`${dueOn('unit_head', since, calendar)}T00:00:00Z`);
        expect([0, 6]).not.toContain(due.getUTCDay());
      }),
    );
  });
});
