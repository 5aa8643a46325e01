import { readFile } from 'node:fs/promises';
import { readSheet } from '../../../operations/imports/readers/sheet.reader.js';
import { planAgency, planUnits } from './plan.structure.js';
import { parseUnits } from './units.parser.js';

const pack = async (name: string) =>
  readSheet('units', { name, bytes: await readFile(`demo/kabupaten/${name}`) });

const units = async () => parseUnits(await pack('unit.csv'), { units: new Map() }).rows;

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
