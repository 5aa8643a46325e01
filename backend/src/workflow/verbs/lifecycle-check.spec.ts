import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lifecycle } from '../../kernel/lifecycle.js';
import { checkPerformed } from './lifecycle-check.js';

const SOURCES = fileURLToPath(new URL('../..', import.meta.url));

/** Every file of rules that declares a table of transitions. */
async function rulesWithTables(): Promise<string[]> {
  const names = (await readdir(SOURCES, { recursive: true })).filter((name) =>
    /\/domain\/[^/]+(?<!\.spec)\.ts$/.test(name),
  );
  const texts = await Promise.all(
    names.map((name) => readFile(join(SOURCES, name), { encoding: 'utf8' })),
  );
  return names.filter((_name, at) => texts[at]?.includes('_LIFECYCLE ='));
}

describe('the tables of transitions', () => {
  it('are all loaded, and so checked', async () => {
    const files = await rulesWithTables();
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const name of files) {
      const rules: Record<string, unknown> = await import(join(SOURCES, name));
      const tables = Object.keys(rules).filter((key) => key.endsWith('_LIFECYCLE'));
      expect([name, tables]).not.toEqual([name, []]);
    }
  });

  it('are made by `lifecycle` alone: nothing else says that it was checked', async () => {
    for (const name of await rulesWithTables()) {
      const text = await readFile(join(SOURCES, name), { encoding: 'utf8' });
      const declared = text.match(/\w+_LIFECYCLE =.*/g) ?? [];
      expect(declared.filter((line) => !/= lifecycle(<|\()/.test(line))).toEqual([]);
    }
  });
});

describe('who performs the verbs of a table', () => {
  const table = lifecycle<'open' | 'shut', 'close' | 'reopen'>(['open', 'shut'], 'open', {
    close: { from: ['open'], to: 'shut' },
    reopen: { from: ['shut'], to: 'open' },
  });

  it.each([
    ['each by one', [['close', 'reopen']], null],
    ['each by its own', [['close'], ['reopen']], null],
    ['one by nobody', [['close']], /door\.reopen by 0/],
    ['one by two', [['close'], ['reopen', 'close']], /door\.close by 2/],
  ] as [string, ('close' | 'reopen')[][], RegExp | null][])('%s', (_name, performers, fault) => {
    const check = () =>
      checkPerformed(
        'door',
        table,
        performers.map((actions) => ({ actions })),
      );
    if (fault) expect(check).toThrow(fault);
    else expect(check).not.toThrow();
  });
});
