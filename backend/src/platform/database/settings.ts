import { DEFAULT_SETTINGS, type Settings } from '../../kernel/settings.js';
import type { Sql } from './sql.js';

/**
 * One setting of a row of `agency`, or its default, as SQL: an integer, a text, or json for a list.
 * @param agency alias of the row
 */
export function settingSql(key: keyof Settings, agency = 'agency'): string {
  const preset = DEFAULT_SETTINGS[key];
  const text = `${agency}.settings ->> '${key}'`;
  if (typeof preset === 'number') return `coalesce((${text})::int, ${preset})`;
  if (typeof preset === 'string') return `coalesce(${text}, '${preset}')`;
  return `coalesce(${agency}.settings -> '${key}', '${JSON.stringify(preset)}')`;
}

/** One setting of an agency. */
export async function settingOf<Key extends keyof Settings>(
  sql: Sql,
  agencyId: string,
  key: Key,
): Promise<Settings[Key]> {
  const [row] = await sql.query<{ value: Settings[Key] }>(
    `select ${settingSql(key)} as value from agency where id = $1`,
    [agencyId],
  );
  return row?.value ?? DEFAULT_SETTINGS[key];
}
