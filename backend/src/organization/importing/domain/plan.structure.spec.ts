import { readFile } from 'node:fs/promises';
import { readSheet } from '../../../operations/imports/readers/sheet.reader.js';
import { type GoalRow, parseGoals } from '../../../planning/goals/domain/goals.parser.js';
import { planAgency, planGoals, planUnits } from './plan.structure.js';
import { parseUnits } from './units.parser.js';

const pack = async <Kind extends 'units' | 'goals'>(kind: Kind, name: string) =>
  readSheet(kind, { name, bytes: await readFile(`demo/kabupaten/${name}`) });

const units = async () => parseUnits(await pack('units', 'unit.csv'), { units: new Map() }).rows;

const goals = async () => {
  const unitCodes = new Set((await units()).map(({ code }) => code));
  return parseGoals(await pack('goals', 'sasaran.csv'), { goals: new Map(), unitCodes }).rows;
};

const presentGoals = (rows: readonly GoalRow[]) =>
  rows.map((goal) => ({
    ...goal,
    id: `id-${goal.code}`,
    indicators: goal.indicators.map((indicator) => ({
      ...indicator,
      id: `id-${indicator.code}`,
      // as NUMERIC comes back
      target:
        indicator.target && `${indicator.target}${indicator.target.includes('.') ? '00' : '.0000'}`,
    })),
  }));

describe('planUnits', () => {
  it('creates parents before children, also from a shuffled file', async () => {
    const rows = (await units()).toReversed();
    const { created, corrected } = planUnits(rows, []);
    const order = created.map(({ code }) => code);
    expect(order).toHaveLength(97);
    expect(corrected).toEqual([]);
    for (const { code, parentCode } of created) {
      if (parentCode) expect(order.indexOf(parentCode)).toBeLessThan(order.indexOf(code));
    }
  });

  it('is empty the second time and lists what was corrected', async () => {
    const rows = await units();
    const present = rows.map((unit) => ({ ...unit, id: `id-${unit.code}` }));
    expect(planUnits(rows, present)).toEqual({ created: [], corrected: [] });
    const changed = rows.map((unit) =>
      unit.code === 'SETDA.A1' ? { ...unit, name: 'Asisten I', parentCode: 'BUP' } : unit,
    );
    expect(planUnits(changed, present).corrected).toEqual([
      {
        row: 4,
        id: 'id-SETDA.A1',
        changes: [
          { field: 'parentCode', from: 'SETDA', to: 'BUP' },
          {
            field: 'name',
            from: 'Asisten Pemerintahan dan Kesejahteraan Rakyat',
            to: 'Asisten I',
          },
        ],
      },
    ]);
    expect(planUnits(rows.slice(0, 3), present)).toEqual({ created: [], corrected: [] });
  });
});

describe('planGoals', () => {
  it('creates all, then nothing, whatever zeros the database adds', async () => {
    const rows = await goals();
    const first = planGoals(rows, []);
    expect(first.createdGoals).toHaveLength(316);
    expect(first.createdIndicators).toHaveLength(320);
    expect(first.createdIndicators[0]).toMatchObject({ goalCode: 'T1', code: 'T1-I1' });
    expect(planGoals(rows, presentGoals(rows))).toEqual({
      createdGoals: [],
      correctedGoals: [],
      createdIndicators: [],
      correctedIndicators: [],
    });
  });

  it('corrects nodes and indicators and moves an indicator', async () => {
    const rows = await goals();
    const [first, second, ...rest] = rows;
    const [moved] = first?.indicators ?? [];
    if (!first || !second || !moved) throw new Error('the pack has changed');
    const changed = [
      { ...first, indicators: [] },
      {
        ...second,
        statement: 'Lain',
        indicators: [{ ...moved, target: '80' }, ...second.indicators],
      },
      ...rest,
    ];
    const result = planGoals(changed, presentGoals(rows));
    expect(result.createdGoals).toEqual([]);
    expect(result.createdIndicators).toEqual([]);
    expect(result.correctedGoals).toMatchObject([{ changes: [{ field: 'statement' }] }]);
    expect(result.correctedIndicators).toEqual([
      {
        row: moved.row,
        id: `id-${moved.code}`,
        changes: [
          { field: 'goalCode', from: first.code, to: second.code },
          { field: 'target', from: '75.5', to: '80' },
        ],
      },
    ]);
  });

  it('tells apart indicators that were given the same code on the screen', async () => {
    const [first, second] = presentGoals(await goals());
    const [indicator] = first?.indicators ?? [];
    if (!first || !second || !indicator) throw new Error('the pack has changed');
    const twin = { ...indicator, id: 'twin', text: 'Lain' };
    const present = [first, { ...second, indicators: [twin] }];
    expect(planGoals([first], present).correctedIndicators).toEqual([]);
  });
});

it('planAgency knows an agency by its code', () => {
  const row = {
    row: 2,
    code: '3521',
    name: 'Kabupaten',
    kind: 'KABUPATEN' as const,
    timeZone: 'Asia/Jakarta' as const,
  };
  expect(planAgency([row], [])).toEqual({ created: [row], corrected: [] });
  expect(planAgency([row], [{ ...row, id: 'a' }])).toEqual({ created: [], corrected: [] });
  expect(planAgency([row], [{ ...row, id: 'a', name: 'Lama' }]).corrected).toEqual([
    { row: 2, id: 'a', changes: [{ field: 'name', from: 'Lama', to: 'Kabupaten' }] },
  ]);
});
