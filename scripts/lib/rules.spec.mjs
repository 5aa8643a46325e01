import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const book = path.join(root, 'docs/rules');
const chapters = readdirSync(book)
  .filter((name) => /^\d.*\.md$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(book, name), 'utf8') }));
const defined = chapters.flatMap(({ name, text }) =>
  [...text.matchAll(/^\*\*(R\d{3}) · /gm)].map(([, rule]) => ({ rule, name })),
);

/** Every file that may cite a rule; the texts of the contract are made from the code. */
const sources = execFileSync(
  'git',
  ['ls-files', '-z', 'backend', 'frontend', 'scripts', 'docs', '*.md'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => /\.(ts|tsx|mjs|css|sql|md)$/.test(file));

/** @returns each match with the file and line where it stands */
function found(pattern) {
  return sources.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(pattern)].map(([match]) => ({ match, at: `${file}:${index + 1}` })),
      ),
  );
}

describe('the rule book', () => {
  it('has each number once, in the chapter of its hundred', () => {
    const rules = defined.map(({ rule }) => rule);
    expect(rules.length).toBeGreaterThan(50);
    expect(rules).toEqual([...new Set(rules)].toSorted());
    expect(defined.filter(({ rule, name }) => rule[1] !== name[0])).toEqual([]);
  });

  it('says where each rule comes from', () => {
    const without = chapters.flatMap(({ text }) =>
      text
        .split(/^(?=\*\*R\d{3} · )/m)
        .slice(1)
        .filter((rule) => !/—\s+_[^_]/.test(rule))
        .map((rule) => rule.slice(2, 6)),
    );
    expect(without).toEqual([]);
  });

  it('knows every rule that is cited', () => {
    const known = new Set(defined.map(({ rule }) => rule));
    const cited = found(/\bR[1-8]\d{2}\b/g);
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter(({ match }) => !known.has(match))).toEqual([]);
  });

  it('is what is cited, and no text outside the repository', () => {
    expect(found(/\bdecisions? \d+\b|\bdomain reference\b|\bdomain(-forms)?\.md\b/gi)).toEqual([]);
  });
});
