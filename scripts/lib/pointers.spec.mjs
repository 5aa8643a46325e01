import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/ARCHITECTURE.md'];

/** Links to files of the repository, without their anchors. */
const linksOf = (document) =>
  [...readFileSync(path.join(root, document), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(
    ([, target]) => path.join(path.dirname(document), target),
  );

describe('the documents that show a newcomer the way', () => {
  it.each(DOCUMENTS)('%s links only to files that exist', (document) => {
    const links = linksOf(document);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });
});
