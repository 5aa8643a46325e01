import path from 'node:path';
import { readArguments } from '../../lib/arguments.mjs';
import { UserError } from '../../lib/log.mjs';
import { root } from '../../lib/paths.mjs';

export const LARGE_PEOPLE = 50_000;
export const SMALL_PEOPLE = 1_000;
/** Eight agencies of which the smallest must still fill a squad. */
const LEAST_PEOPLE = 1_000;

const USAGE =
  'Usage: npm run bench (or bench:month-end) [-- --scale 0.1 --seconds 10 --connections 20 --minutes 10 --port 3110 ' +
  '--only NAME --write --build --rebuild --profile --plans --photos]';
const NUMBERS = { seconds: 10, connections: 20, minutes: 10, port: 3110, scale: 1 };

/**
 * What the command line asks for.
 * @returns {{ scale: number, seconds: number, connections: number, minutes: number, port: number, dataDir: string,
 *   large: number, small: number, only: string[], write: boolean, build: boolean, rebuild: boolean, profile: boolean, plans: boolean, photos: boolean }}
 */
export function readOptions(args = process.argv.slice(2), env = process.env) {
  const config = {
    options: {
      ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, { type: 'string' }])),
      only: { type: 'string', multiple: true },
      write: { type: 'boolean' },
      build: { type: 'boolean' },
      rebuild: { type: 'boolean' },
      profile: { type: 'boolean' },
      plans: { type: 'boolean' },
      photos: { type: 'boolean' },
    },
  };
  const { values } = readArguments(USAGE, config, args);
  const numbers = Object.fromEntries(
    Object.entries(NUMBERS).map(([name, fallback]) => [
      name,
      positive(name, values[name], fallback),
    ]),
  );
  return {
    ...numbers,
    large: Math.max(LEAST_PEOPLE, Math.round(LARGE_PEOPLE * numbers.scale)),
    small: SMALL_PEOPLE,
    only: values.only ?? [],
    write: values.write ?? false,
    build: values.build ?? false,
    rebuild: values.rebuild ?? false,
    profile: values.profile ?? false,
    plans: values.plans ?? false,
    photos: values.photos ?? false,
    dataDir: path.resolve(root, env.BENCH_DATA_DIR || '.data/bench'),
  };
}

function positive(name, text, fallback) {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!(value > 0)) throw new UserError(`--${name} needs a number above 0, not "${text}".`);
  return value;
}
