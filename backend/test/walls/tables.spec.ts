import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TABLES, type TableRule } from './table-owners.js';

const SRC = resolve(import.meta.dirname, '../../src');

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
  .map((file) => ({
    file,
    text: readFileSync(join(SRC, file), 'utf8').replaceAll(/\s+/g, ' '),
  }));
const isMigration = ({ file }: { file: string }): boolean => file.startsWith('migrations/');

const CREATE = /\bcreate (?:unlogged )?table (?:if not exists )?"?(\w+)/gi;
const DROP = /\bdrop table (?:if exists )?"?(\w+)/gi;
const WRITE =
  /\b(?:insert into|update|delete from|merge into|truncate(?: table)?) (?:only )?"?(\w+)/gi;
/** The demo's history: `insertRows(tx, 'skp', …)`. */
const ROWS = /\binsertRows\( ?tx, '(\w+)'/g;
const READ = /\b(?:from|join) (?:only |lateral )?"?(\w+)/gi;

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '');

interface Use {
  file: string;
  table: string;
}

/** Every file with a statement of this kind, and the table that it names. */
const usesOf = (pattern: RegExp): Use[] =>
  sources
    .filter((source) => !isMigration(source))
    .flatMap(({ file, text }) =>
      [...new Set(namesIn(text, pattern))]
        .filter((table) => Object.hasOwn(TABLES, table))
        .map((table) => ({ file, table })),
    );

const writes = [...usesOf(WRITE), ...usesOf(ROWS)];
const reads = usesOf(READ);

const isWithin = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`));

/** Features of one context read each other's tables, unless the owner keeps one to itself. */
const homeOf = ({ owner, isClosed }: TableRule): string =>
  isClosed ? owner : (owner.split('/')[0] ?? owner);

const writersOf = ({ otherWriters = {} }: TableRule): string[] => Object.keys(otherWriters);

const strangersAmong = (uses: readonly Use[], allowed: (rule: TableRule) => string[]): Use[] =>
  uses.filter(({ file, table }) => {
    const rule = TABLES[table];
    return rule === undefined || !isWithin(file, allowed(rule));
  });

describe('tables belong to a context', () => {
  it('gives every table of the migrations an owner', () => {
    const made = new Set<string>();
    for (const { text } of sources.filter(isMigration)) {
      const up = text.slice(0, text.indexOf('async down('));
      for (const name of namesIn(up, CREATE)) made.add(name);
      for (const name of namesIn(up, DROP)) made.delete(name);
    }
    expect(Object.keys(TABLES).toSorted()).toEqual([...made].toSorted());
  });

  it('lets only the owner write, and those who have a reason', () => {
    expect(strangersAmong(writes, (rule) => [rule.owner, ...writersOf(rule)])).toEqual([]);
  });

  it('lets others read only where the map says so', () => {
    expect(
      strangersAmong(reads, (rule) => [homeOf(rule), ...rule.readers, ...writersOf(rule)]),
    ).toEqual([]);
  });

  it('names nobody who does not need it any more', () => {
    const unused = (uses: readonly Use[], table: string, folders: readonly string[]) =>
      folders.filter(
        (folder) => !uses.some((use) => use.table === table && isWithin(use.file, [folder])),
      );
    const stale = Object.entries(TABLES).flatMap(([table, rule]) => [
      ...unused(writes, table, writersOf(rule)).map((folder) => `${folder} writes ${table}`),
      ...(rule.isRegister ? [] : unused(reads, table, rule.readers)).map(
        (folder) => `${folder} reads ${table}`,
      ),
    ]);
    expect(stale).toEqual([]);
  });
});
