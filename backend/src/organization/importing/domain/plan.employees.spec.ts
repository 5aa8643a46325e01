import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { readSheet } from '../../../operations/imports/readers/sheet.reader.js';
import { type EmployeeRow, parseEmployees } from './employees.parser.js';
import { EmployeesStore } from '../../../../test/factories/employees-store.js';
import type { EmployeesPlan, EmployeesState } from './plan.employees.model.js';
import { planEmployees } from './plan.employees.js';

const EMPTY: EmployeesState = {
  people: [],
  headedUnits: new Set(),
  nipsElsewhere: new Set(),
};

const plan = (rows: readonly EmployeeRow[], effectiveFrom: string, state: EmployeesState) =>
  planEmployees({ file: 'pegawai.csv', rows, effectiveFrom }, state);

const employee = (
  nip: string | null,
  change: Partial<EmployeeRow['holding']> = {},
): EmployeeRow => ({
  row: 2,
  nip,
  person: {
    name: `Orang ${nip}`,
    frontTitle: null,
    backTitle: null,
    birthDate: null,
    gender: null,
    education: null,
    phone: null,
    email: null,
  },
  kind: nip ? 'PNS' : 'PEJABAT_NEGARA',
  civilServiceSince: '2015-03-01',
  rank: 'III/b',
  rankSince: '2023-04-01',
  holding: {
    unitCode: 'U1',
    positionName: 'Kepala Dinas',
    positionKind: 'JPT_PRATAMA',
    functionalLevel: null,
    echelon: null,
    positionClass: null,
    isHead: false,
    ...change,
  },
  skills: [],
});

/** Numbers of changes by list, empty lists left out. */
const counts = (result: EmployeesPlan) =>
  Object.fromEntries(
    Object.entries(result)
      .map(([name, list]) => [name, list.length])
      .filter(([, length]) => length !== 0),
  );

const stored = (rows: readonly EmployeeRow[], effectiveFrom = '2026-01-01'): EmployeesState => {
  const store = new EmployeesStore();
  store.apply(plan(rows, effectiveFrom, EMPTY));
  return store.state;
};

describe('the demo pack', () => {
  it('makes 900 people once, and nothing the second time', async () => {
    const name = 'pegawai.csv';
    const bytes = await readFile(`demo/kabupaten/${name}`);
    const units = await readSheet('units', {
      name: 'unit.csv',
      bytes: await readFile('demo/kabupaten/unit.csv'),
    });
    const unitCodes = new Set(units.rows.map(({ cells }) => cells.KODE?.text ?? ''));
    const { rows } = parseEmployees(await readSheet('employees', { name, bytes }), { unitCodes });
    const store = new EmployeesStore();
    const first = plan(rows, '2026-11-22', EMPTY);
    expect(counts(first)).toEqual({ newPeople: 900 });
    store.apply(first);
    expect(counts(plan(rows, '2026-11-22', store.state))).toEqual({});
    expect(counts(plan(rows, '2027-03-01', store.state))).toEqual({});
  });
});

describe('planEmployees', () => {
  it('starts newcomers on 1 January, or when their service began', () => {
    const late = { ...employee('2'), civilServiceSince: '2026-02-01' };
    const { newPeople } = plan([employee('1'), late], '2026-11-22', EMPTY);
    expect(newPeople.map(({ employment }) => employment.startsOn)).toEqual([
      '2026-01-01',
      '2026-02-01',
    ]);
    expect(newPeople[0]?.employment).toMatchObject({
      holding: { startsOn: '2026-01-01' },
      rank: { rank: 'III/b', since: '2023-04-01' },
    });
  });

  it.each([
    ['unit', { unitCode: 'U2' }],
    ['position', { positionName: 'Sekretaris' }],
    ['kind', { positionKind: 'ADMINISTRATOR' as const }],
    ['jenjang', { functionalLevel: 'Ahli Muda' as const }],
    ['eselon', { echelon: 'II.b' as const }],
    ['headship', { isHead: true }],
  ])('a change of %s closes the old holding and opens a new one', (_, change) => {
    const state = stored([employee('1')]);
    const result = plan([employee('1', change)], '2026-07-01', state);
    expect(counts(result)).toEqual({ closedHoldings: 1, openedHoldings: 1 });
    expect(result.closedHoldings[0]).toMatchObject({ endsOn: '2026-06-30', reason: 'changed' });
    expect(result.openedHoldings[0]?.holding).toMatchObject({ ...change, startsOn: '2026-07-01' });
  });

  it('corrects the rest in place, and leaves alone what the file leaves empty', () => {
    const old = { ...employee('1'), skills: ['survei', 'presentasi'] };
    const state = stored([{ ...old, person: { ...old.person, phone: '081200000000' } }]);
    const row = employee('1', { positionClass: 9, positionName: 'KEPALA DINAS' });
    const result = plan(
      [{ ...row, person: { ...row.person, name: 'Baru' }, rankSince: '2023-10-01' }],
      '2026-07-01',
      state,
    );
    expect(counts(result)).toEqual({ correctedPeople: 1, correctedHoldings: 1, correctedRanks: 1 });
    expect(result.correctedPeople[0]?.changes).toEqual([
      { field: 'name', from: 'Orang 1', to: 'Baru' },
    ]);
    expect(result.correctedHoldings[0]?.changes).toEqual([
      { field: 'positionName', from: 'Kepala Dinas', to: 'KEPALA DINAS' },
      { field: 'positionClass', from: null, to: 9 },
    ]);
    expect(
      counts(plan([{ ...old, skills: ['presentasi', 'survei'] }], '2026-07-01', state)),
    ).toEqual({});
  });

  it('a change of golongan opens a rank entry, also when its TMT was forgotten', () => {
    const store = new EmployeesStore();
    store.apply(plan([employee('1')], '2026-01-01', EMPTY));
    const raised = { ...employee('1'), rank: 'III/c', rankSince: '2026-04-01' };
    const result = plan([raised], '2026-07-01', store.state);
    expect(counts(result)).toEqual({ openedRanks: 1 });
    expect(result.openedRanks[0]?.rank).toEqual({
      rank: 'III/c',
      since: '2026-04-01',
      recordedOn: '2026-07-01',
    });
    const stale = plan([{ ...raised, rankSince: '2023-04-01' }], '2026-07-01', store.state);
    expect(stale.openedRanks).toHaveLength(1);
    expect(stale.warnings).toMatchObject([{ code: 'rank_since_stale' }]);
    store.apply(stale);
    expect(
      counts(plan([{ ...raised, rankSince: '2023-04-01' }], '2026-08-01', store.state)),
    ).toEqual({});
  });

  it('leaves absent people untouched', () => {
    const state = stored([employee('1'), employee('2')]);
    expect(counts(plan([employee('2')], '2026-07-01', state))).toEqual({});
  });

  it('replaces a head who moves in the same file, whichever row comes first', () => {
    const before = [
      employee('1', { isHead: true }),
      employee('2', { unitCode: 'U2', isHead: true }),
    ];
    const after = [
      employee('2', { isHead: true }),
      employee('1', { unitCode: 'U2', isHead: true }),
    ];
    for (const rows of [after, after.toReversed()]) {
      const store = new EmployeesStore();
      store.apply(plan(before, '2026-01-01', EMPTY));
      const result = plan(rows, '2026-07-01', store.state);
      expect(counts(result)).toEqual({ closedHoldings: 2, openedHoldings: 2 });
      store.apply(result);
      expect(counts(plan(rows, '2026-07-01', store.state))).toEqual({});
    }
  });

  it.each([
    ['someone known', [employee('1', { isHead: true }), employee('2')]],
    ['a newcomer', [employee('1', { isHead: true })]],
  ])('replaces a head who is not in the file by %s, and says so', (_, before) => {
    const store = new EmployeesStore();
    store.apply(plan(before, '2026-01-01', EMPTY));
    const result = plan([employee('2', { isHead: true })], '2026-07-01', store.state);
    expect(result.closedHoldings).toContainEqual(
      expect.objectContaining({ endsOn: '2026-06-30', reason: 'head_replaced' }),
    );
    expect(result.warnings).toMatchObject([{ column: 'KEPALA_UNIT', code: 'head_replaced' }]);
    const opened = [
      ...result.openedHoldings,
      ...result.newPeople.map(({ employment }) => employment),
    ];
    expect(opened).toMatchObject([{ holding: { startsOn: '2026-07-01' } }]);
    store.apply(result);
    expect(counts(plan([employee('2', { isHead: true })], '2026-07-01', store.state))).toEqual({});
  });

  it('ends a headship before it gives it to another on the same day', () => {
    const store = new EmployeesStore();
    store.apply(plan([employee('1', { isHead: true }), employee('2')], '2026-01-01', EMPTY));
    const rows = [employee('2', { isHead: true }), employee('1')];
    const result = plan(rows, '2026-01-01', store.state);
    expect(counts(result)).toEqual({ correctedHoldings: 2 });
    store.apply(result);
    expect(counts(plan(rows, '2026-01-01', store.state))).toEqual({});
  });

  it('mends on the same day in place, and refuses to write before what holds', () => {
    const state = stored([employee('1')], '2026-01-01');
    const moved = [employee('1', { unitCode: 'U2' })];
    expect(counts(plan(moved, '2026-01-01', state))).toEqual({ correctedHoldings: 1 });
    const result = plan(moved, '2025-12-31', state);
    expect(result.rejected).toMatchObject([{ row: 2, column: 'JABATAN', code: 'range' }]);
  });

  it('knows officials without NIP by unit and position', () => {
    const state = stored([employee(null, { positionName: 'Bupati', isHead: true })]);
    const same = employee(null, { positionName: 'Bupati', isHead: true });
    expect(counts(plan([same], '2026-07-01', state))).toEqual({});
    const deputy = employee(null, { positionName: 'Wakil Bupati' });
    expect(counts(plan([deputy], '2026-07-01', state))).toEqual({ newPeople: 1 });
  });

  it('refuses who is at home in another agency, and says the same of everybody', () => {
    const state = { ...EMPTY, nipsElsewhere: new Set(['1', '2']) };
    const rows = [employee('1'), { ...employee('2', { isHead: true }), row: 3 }];
    const result = plan(rows, '2026-07-01', state);
    expect(counts(result)).toEqual({ rejected: 2 });
    expect(result.rejected).toMatchObject([
      { row: 2, column: 'NIP', code: 'nip_not_available' },
      { row: 3, column: 'NIP', code: 'nip_not_available' },
    ]);
    expect(new Set(result.rejected.map(({ message }) => message)).size).toBe(1);
  });

  it('displaces no head for somebody who is refused', () => {
    const before = stored([employee('9', { isHead: true })]);
    const state = { ...before, nipsElsewhere: new Set(['1']) };
    const result = plan([employee('1', { isHead: true })], '2026-07-01', state);
    expect(counts(result)).toEqual({ rejected: 1 });
  });

  it('employs somebody of its own who had left', () => {
    const { people, ...rest } = stored([employee('1')]);
    const state = { ...rest, people: people.map((one) => ({ ...one, employment: null })) };
    const result = plan([employee('1')], '2026-07-01', state);
    expect(counts(result)).toEqual({ newEmployments: 1 });
    expect(result.newEmployments[0]?.employment.startsOn).toBe('2026-07-01');
  });

  describe('a change that is recorded for later', () => {
    const TODAY = '2026-06-15';
    const later = {
      ...employee('1').holding,
      positionName: 'Kepala Badan',
      startsOn: '2026-09-01',
    };
    const withLater = (change: object = {}): EmployeesState => {
      const { people, ...rest } = stored([employee('1')]);
      return {
        ...rest,
        people: people.map((one) => ({
          ...one,
          employment: one.employment && { ...one.employment, laterHolding: later, ...change },
        })),
      };
    };
    const planOn = (rows: readonly EmployeeRow[], effectiveFrom: string, state: EmployeesState) =>
      planEmployees({ file: 'pegawai.csv', rows, effectiveFrom, today: TODAY }, state);

    it('does not stand against the file of today', () => {
      expect(counts(planOn([employee('1')], TODAY, withLater()))).toEqual({});
    });

    it('limits what the file changes now to the day before', () => {
      const result = planOn([employee('1', { unitCode: 'U2' })], TODAY, withLater());
      expect(counts(result)).toEqual({ closedHoldings: 1, openedHoldings: 1, warnings: 1 });
      expect(result.closedHoldings[0]?.endsOn).toBe('2026-06-14');
      expect(result.openedHoldings[0]?.holding).toMatchObject({
        startsOn: TODAY,
        endsOn: '2026-08-31',
      });
    });

    it('is not made a second time by a file that knows of it already', () => {
      const result = planOn([employee('1', { positionName: 'Kepala Badan' })], TODAY, withLater());
      expect(counts(result)).toEqual({ warnings: 1 });
      expect(result.warnings[0]?.code).toBe('change_to_come');
    });

    it('leaves the head of today in the post until then', () => {
      const { people, ...rest } = withLater();
      const [one] = people;
      const head = stored([employee('2', { isHead: true })]).people[0];
      if (!one || !head) throw new Error('nobody stored');
      const toCome = { ...later, isHead: true };
      const state = {
        ...rest,
        people: [
          { ...one, employment: one.employment && { ...one.employment, laterHolding: toCome } },
          head,
        ],
      };
      const result = planOn([employee('3', { isHead: true })], TODAY, state);
      expect(result.closedHoldings).toMatchObject([{ reason: 'head_replaced' }]);
      expect(result.newPeople).toHaveLength(1);
    });

    it('corrects a post that has not begun, instead of refusing the file', () => {
      const { people: begun, ...rest } = stored([employee('1')]);
      const people = begun.map((one) => ({
        ...one,
        employment: one.employment && {
          ...one.employment,
          holding: one.employment.holding && { ...one.employment.holding, startsOn: '2026-09-01' },
        },
      }));
      const result = planOn([employee('1', { unitCode: 'U2' })], TODAY, { ...rest, people });
      expect(counts(result)).toEqual({ correctedHoldings: 1 });
    });

    it('reads a golongan of a later day likewise', () => {
      const rank = { id: 'r', rank: 'III/b', since: null, recordedOn: '2026-01-01' };
      const laterRank = { rank: 'III/c', since: null, recordedOn: '2026-10-01' };
      const row = { ...employee('1'), rank: 'III/c' };
      const state = withLater({ laterHolding: null, rank, laterRank });
      expect(counts(planOn([row], TODAY, state))).toEqual({ warnings: 1 });
    });
  });

  describe('somebody under another NIP', () => {
    const named = (nip: string | null, kind: EmployeeRow['kind'] = 'PNS'): EmployeeRow => ({
      ...employee(nip),
      kind,
      person: { ...employee(nip).person, name: 'Siti Aminah', birthDate: '1985-03-12' },
    });
    const answered = (row: EmployeeRow, state: EmployeesState, answer: 'same' | 'new') =>
      planEmployees(
        {
          file: 'pegawai.csv',
          rows: [row],
          effectiveFrom: '2026-07-01',
          answers: new Map([[row.row, answer]]),
        },
        state,
      );

    it('is asked about and never made silently', () => {
      const result = plan([named('2')], '2026-07-01', stored([named('1')]));
      expect(counts(result)).toEqual({ questions: 1 });
      expect(result.questions[0]).toMatchObject({ code: 'same_person', choices: ['same', 'new'] });
    });

    it('is no question where both stand in the file, or the birth date differs', () => {
      const state = stored([named('1')]);
      const other = { ...named('2'), row: 3 };
      expect(counts(plan([named('1'), other], '2026-07-01', state))).toEqual({ newPeople: 1 });
      const younger = { ...named('2'), person: { ...named('2').person, birthDate: '1990-01-01' } };
      expect(counts(plan([younger], '2026-07-01', state))).toEqual({ newPeople: 1 });
    });

    it('keeps the person where the NIP was wrong', () => {
      const result = answered(named('2'), stored([named('1')]), 'same');
      expect(counts(result)).toEqual({ correctedNips: 1 });
      expect(result.correctedNips[0]).toMatchObject({ from: '1', to: '2' });
    });

    it('is a person of their own where the admin says so', () => {
      expect(counts(answered(named('2'), stored([named('1')]), 'new'))).toEqual({ newPeople: 1 });
    });

    describe('under a NIP that was theirs before', () => {
      const known = () => {
        const state = stored([named('1')]);
        const personId = state.people[0]?.personId ?? '';
        return { ...state, formerNips: new Map([['2', personId]]) };
      };

      it('is the same person, and the NIP stays', () => {
        const result = plan([named('2')], '2026-07-01', known());
        expect(counts(result)).toEqual({ warnings: 1 });
        expect(result.warnings[0]).toMatchObject({ code: 'nip_former' });
      });

      it('stands in the file once', () => {
        const result = plan([named('1'), { ...named('2'), row: 3 }], '2026-07-01', known());
        expect(counts(result)).toEqual({ rejected: 1 });
        expect(result.rejected[0]).toMatchObject({ code: 'person_twice', row: 3 });
      });

      it('is somebody else under another name', () => {
        const other = { ...named('2'), person: { ...named('2').person, name: 'Orang Lain' } };
        expect(counts(plan([other], '2026-07-01', known()))).toEqual({ newPeople: 1 });
      });
    });

    it('is employed anew as PNS after the time as PPPK, as the same person', () => {
      const state = stored([named('1', 'PPPK')]);
      const result = answered(named('2'), state, 'same');
      expect(counts(result)).toEqual({ correctedNips: 1, reappointed: 1, newEmployments: 1 });
      expect(result.reappointed[0]?.endsOn).toBe('2026-06-30');
      expect(result.newEmployments[0]?.employment).toMatchObject({
        kind: 'PNS',
        startsOn: '2026-07-01',
      });
    });
  });

  describe('an official without NIP', () => {
    const official = (name: string): EmployeeRow => ({
      ...employee(null, { isHead: true, positionKind: 'KEPALA_DAERAH' }),
      person: { ...employee(null).person, name },
    });

    it('is not renamed by the next one in the post', () => {
      const state = stored([official('Bupati Lama')]);
      const asked = plan([official('Bupati Baru')], '2026-07-01', state);
      expect(asked.questions).toMatchObject([
        { code: 'official_changed', choices: ['same', 'new'] },
      ]);
      const answer = (said: 'same' | 'new') =>
        planEmployees(
          {
            file: 'pegawai.csv',
            rows: [official('Bupati Baru')],
            effectiveFrom: '2026-07-01',
            answers: new Map([[2, said]]),
          },
          state,
        );
      expect(counts(answer('same'))).toEqual({ correctedPeople: 1 });
      expect(counts(answer('new'))).toMatchObject({ departures: 1, newPeople: 1 });
    });
  });

  describe('leaving', () => {
    const gone = { kind: 'retired' as const, effectiveFrom: '2026-08-01' };
    const leaver = (): EmployeeRow => ({ ...employee('1'), departure: gone });

    it('is read from the file, once', () => {
      const state = stored([employee('1')]);
      const result = plan([leaver()], '2026-07-01', state);
      expect(result.departures).toMatchObject([gone]);
      const people = state.people.map((one) => ({
        ...one,
        employment: one.employment && { ...one.employment, endsOn: '2026-07-31' },
      }));
      expect(counts(plan([leaver()], '2026-07-01', { ...state, people }))).toEqual({});
    });

    it('is refused before the present post began, and of a stranger', () => {
      const state = stored([employee('1')]);
      const early = { ...leaver(), departure: { ...gone, effectiveFrom: '2026-01-01' } };
      expect(plan([early], '2026-09-01', state).rejected).toMatchObject([
        { column: 'TMT_BERHENTI' },
      ]);
      expect(plan([{ ...leaver(), nip: '9' }], '2026-09-01', state).rejected).toMatchObject([
        { code: 'employee_unknown' },
      ]);
    });

    it('is not undone by the next file that still has the row', () => {
      const state = stored([employee('1')]);
      const people = state.people.map((one) => ({
        ...one,
        employment: null,
        left: { kind: 'retired', endsOn: '2026-05-31' },
      }));
      const result = plan([employee('1')], '2026-07-01', { ...state, people });
      expect(result.newEmployments).toEqual([]);
      expect(result.questions).toMatchObject([{ code: 'left_returns', choices: ['return'] }]);
    });
  });

  it('is empty the second time, and never gives a unit two heads, whatever the files say', () => {
    const files = fc
      .array(
        fc.record({
          nip: fc.integer({ min: 1, max: 6 }).map(String),
          unitCode: fc.constantFrom('U1', 'U2', 'U3'),
          positionName: fc.constantFrom('A', 'B'),
          isHead: fc.boolean(),
          rank: fc.constantFrom('III/a', 'III/b', null),
          phone: fc.constantFrom('081200000000', null),
        }),
        { maxLength: 6 },
      )
      .map((drafts) => {
        const people = new Map(drafts.map((draft) => [draft.nip, draft]));
        const heads = new Set<string>();
        return [...people.values()].map(({ nip, rank, phone, isHead, ...holding }, at) => {
          const head = isHead && !heads.has(holding.unitCode);
          if (head) heads.add(holding.unitCode);
          const row = employee(nip, { ...holding, isHead: head });
          return { ...row, row: at + 2, rank, person: { ...row.person, phone } };
        });
      });
    fc.assert(
      fc.property(fc.array(files, { minLength: 1, maxLength: 5 }), (sequence) => {
        const store = new EmployeesStore();
        for (const [at, rows] of sequence.entries()) {
          const effectiveFrom = `2026-0${at + 2}-01`;
          const result = plan(rows, effectiveFrom, store.state);
          expect(result.rejected).toEqual([]);
          store.apply(result);
          expect(counts(plan(rows, effectiveFrom, store.state))).toEqual({});
        }
      }),
      { numRuns: 300 },
    );
  });
});
