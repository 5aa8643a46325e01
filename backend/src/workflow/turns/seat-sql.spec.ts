import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seatIsMine } from './seat-sql.js';

const SOURCES = fileURLToPath(new URL('../..', import.meta.url));

/** The condition written out: no name on the seat, and the unit among those headed. */
const WRITTEN_OUT = /employee_id is null and [a-z_.]*unit_id = any\(/;

describe('the seat in SQL', () => {
  it('puts a named person before the unit’s head', () => {
    expect(seatIsMine('s.unit_id', 's.employee_id')).toBe(
      '(s.employee_id = $2 or (s.employee_id is null and s.unit_id = any($3::uuid[])))',
    );
    expect(seatIsMine('u', 'e', '$7', '$9::uuid[]')).toBe(
      '(e = $7 or (e is null and u = any($9::uuid[])))',
    );
  });

  it('is written out nowhere else', async () => {
    const names = (await readdir(SOURCES, { recursive: true })).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.includes('migrations/'),
    );
    const texts = await Promise.all(
      names.map((name) => readFile(join(SOURCES, name), { encoding: 'utf8' })),
    );
    expect(WRITTEN_OUT.test(seatIsMine('s.unit_id', 's.employee_id'))).toBe(true);
    expect(names.filter((_name, at) => WRITTEN_OUT.test(texts[at] ?? ''))).toEqual([]);
  });
});
