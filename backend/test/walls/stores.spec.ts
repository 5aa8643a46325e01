import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../../src');

/** Features whose tables are written in `<noun>.store.ts` and nowhere else; the others follow. */
const FEATURES = [
  'teams/squads',
  'teams/assignments',
  'planning/skp',
  'work/activities',
  'evaluation/rounds',
  'organization/corrections',
];

const WRITE =
  /\b(?:insert into|delete from|merge into|update) (?:only )?"?\w+"?(?: \w+)? (?:set|\(|using|where)/i;

const sourcesOf = (feature: string): string[] =>
  readdirSync(join(SRC, feature), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .map((file) => `${feature}/${file}`);

const writes = (file: string): boolean =>
  WRITE.test(readFileSync(join(SRC, file), 'utf8').replaceAll(/\s+/g, ' '));

describe.each(FEATURES)('%s', (feature) => {
  it('writes its tables in its stores only', () => {
    const writing = sourcesOf(feature).filter(writes);
    expect(writing).not.toEqual([]);
    expect(writing.filter((file) => !file.endsWith('.store.ts'))).toEqual([]);
  });
});
