import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { holderOrPost } from '../../src/organization/acting/domain/words.js';
import { FIELD_WORDS } from '../../src/organization/corrections/words.js';
import { GOAL_LEVEL_WORDS } from '../../src/planning/goals/domain/goal.js';
import { STEP_WORDS } from '../../src/teams/assignments/words.js';

const SRC = resolve(import.meta.dirname, '../../src');
const SCREENS = resolve(import.meta.dirname, '../../../frontend/src');

/** The words of one list that happen to be those of another. */
const COINCIDENCES: Readonly<Record<string, string>> = {
  'organization/units/domain/structure-templates.ts':
    'rules A, B and C for a provincial Biro are no formats of an SKP',
};

interface Source {
  file: string;
  text: string;
}

const sourcesIn = (folder: string): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('spec.ts'))
    .filter((file) => !file.startsWith('migrations/') && !file.endsWith('schema.d.ts'))
    .map((file) => ({ file, text: withoutComments(readFileSync(join(folder, file), 'utf8')) }));

const sources = sourcesIn(SRC);

function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/(^|\s)\/\/.*$/gm, ' ')
    .replaceAll(/\s+/g, ' ');
}

const wordsIn = (text: string): string[] =>
  [...text.matchAll(/'([^']*)'/g)].map(([, word]) => word ?? '');

/** A list of words, whatever their order. */
const keyOf = (words: readonly string[]): string => [...new Set(words)].toSorted().join(' | ');

interface Words {
  file: string;
  key: string;
}

function wordsOf({ file, text }: Source, pattern: RegExp): Words[] {
  return [...text.matchAll(pattern)]
    .map(([found]) => wordsIn(found))
    .filter((words) => words.length > 1)
    .map((words) => ({ file, key: keyOf(words) }));
}

/** `['a', 'b'] as const`, without lists that are built from others. */
const LIST = /= \[(?: ?'[^']*',? ?)+\] as const/g;
/** `'a' | 'b'`, where it is a type of its own and not the keys of a Pick. */
const UNION = /'[\w./:-]+'(?: \| '[\w./:-]+')+/g;
const KEYS = /\b(?:Pick|Omit|Record|Extract|Exclude)<(?:[^<>]|<[^<>]*>)*>/g;

const lists = sources.flatMap((source) => wordsOf(source, LIST));
const unions = sources.flatMap(({ file, text }) =>
  wordsOf({ file, text: text.replaceAll(KEYS, ' ') }, UNION),
);

const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('closed lists of words', () => {
  it('are found at all', () => {
    expect(lists.length).toBeGreaterThan(60);
    expect(unions.length).toBeGreaterThan(20);
  });

  it('are not typed into the contract: an enum names the list of its domain', () => {
    expect(filesWith(/\benum: ?\[/)).toEqual([]);
    expect(filesWith(/\bIsIn\( ?\[/)).toEqual([]);
  });

  it('give a property its type: none with an enum is any text', () => {
    expect(filesWith(/\benum: \w+[^}]*\}\)(?: @\w+\([^)]*\))* \w+\??: string\b/)).toEqual([]);
  });

  it('do not stand in a DTO file, neither as values nor as a type', () => {
    const inDto = ({ file }: Words): boolean => file.endsWith('.dto.ts');
    expect(lists.filter(inDto)).toEqual([]);
    expect(unions.filter(inDto)).toEqual([]);
  });

  it('are written once', () => {
    const keys = lists.map(({ key }) => key);
    expect(lists.filter(({ key }, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('give their type: no union repeats the words of a list', () => {
    const keys = new Set(lists.map(({ key }) => key));
    expect(
      unions.filter(({ file, key }) => keys.has(key) && !Object.hasOwn(COINCIDENCES, file)),
    ).toEqual([]);
  });

  it('names no coincidence that is none any more', () => {
    const repeating = unions.filter(({ key }) => lists.some((list) => list.key === key));
    expect(
      Object.keys(COINCIDENCES).filter((file) => !repeating.some((union) => union.file === file)),
    ).toEqual([]);
  });
});

/** The screens' words for a closed list, from the text of a `words.ts`: the front end is no part of this program. */
function screenWords(file: string, name: string): Record<string, string> {
  const text = readFileSync(join(SCREENS, file), 'utf8');
  const [, body = ''] = new RegExp(`export const ${name}\\b[^=]*= \\{([^}]*)\\}`).exec(text) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/(\w+): '([^']*)'/g)].map(([, code = '', word = '']) => [code, word]),
  );
}

describe("an agency's settings", () => {
  it('are read by one reader, which knows their defaults', () => {
    expect(filesWith(/\bsettings ->>? '/)).toEqual(['platform/database/settings.ts']);
  });
});

describe('one name for one thing', () => {
  it.each([
    ['backend', SRC, 900],
    ['screens', SCREENS, 100],
  ])('gives a type name of the %s to one type only', (_, folder, atLeast) => {
    const declared = sourcesIn(folder).flatMap(({ file, text }) =>
      [...text.matchAll(/\bexport (?:abstract )?(?:type|interface|class) (\w+)/g)].map(
        ([, name = '']) => ({ file, name }),
      ),
    );
    const names = declared.map(({ name }) => name);
    expect(declared.length).toBeGreaterThan(atLeast);
    expect(declared.filter(({ name }, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('names a goal level alike in messages and on screens', () => {
    expect(screenWords('features/planning/words.ts', 'GOAL_LEVEL')).toEqual(GOAL_LEVEL_WORDS);
  });

  it('names a step alike in the inbox and on screens', () => {
    expect(screenWords('features/teams/words.ts', 'STEP')).toEqual(STEP_WORDS);
  });

  it('names the fields of a record alike in news and on screens', () => {
    expect(screenWords('features/organization/corrections/words.ts', 'CORRECTION_FIELD')).toEqual(
      FIELD_WORDS,
    );
  });

  it('names a vacant post alike', () => {
    const [, vacant] =
      /const VACANT = '([^']*)'/.exec(
        readFileSync(join(SCREENS, 'features/organization/words.ts'), 'utf8'),
      ) ?? [];
    expect(holderOrPost(null, 'Kepala Dinas')).toBe(`Kepala Dinas (${vacant})`);
  });

  it('names a capacity, and who acts in one, in one file of the screens', () => {
    const naming = sourcesIn(SCREENS).filter(({ text }) =>
      /\bunit_head: '[Kk]epala|\? 'Plt\.' : 'Plh\.'/.test(text),
    );
    expect(naming.map(({ file }) => file)).toEqual(['features/organization/words.ts']);
  });

  it('lets no other screen name them', () => {
    const names =
      /\bFINAL_OUTCOME: '|\backnowledge: 'Tanda terima'|belum terisi|belum ada pejabat|[Jj]abatan kosong/;
    const naming = readdirSync(SCREENS, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/(?:spec\.tsx?|schema\.d\.ts)$/.test(file))
      .filter((file) => names.test(readFileSync(join(SCREENS, file), 'utf8')));
    expect(naming.toSorted()).toEqual(['features/planning/words.ts', 'features/teams/words.ts']);
  });
});
