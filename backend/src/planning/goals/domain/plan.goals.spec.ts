import { readFile } from 'node:fs/promises';
import { readSheet } from '../../../operations/imports/readers/sheet.reader.js';
import { parseUnits } from '../../../organization/importing/domain/units.parser.js';
import { type ParsedGoal, parseGoals } from './goals.parser.js';
import { planGoals } from './plan.goals.js';

const pack = async <Kind extends 'units' | 'goals'>(kind: Kind, name: string) =>
  readSheet(kind, { name, bytes: await readFile(`demo/kabupaten/${name}`) });

const units = async () => parseUnits(await pack('units', 'unit.csv'), { units: new Map() }).rows;

const goals = async () => {
  const unitCodes = new Set((await units()).map(({ code }) => code));
  return parseGoals(await pack('goals', 'sasaran.csv'), { goals: new Map(), unitCodes }).rows;
};

const presentGoals = (rows: readonly ParsedGoal[]) =>
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
