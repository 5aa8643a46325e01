import { execFileSync } from 'node:child_process';
import { root } from './paths.mjs';

/** What `npm run test:quick` compares with, unless told otherwise: the branch that everything lands on. */
const BASE = 'main';

/** @returns the files that differ from the base, committed or not, new ones included */
export function changedFiles(base = BASE) {
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const [fork] = execFileSync('git', ['merge-base', base, 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n');
  return [
    ...new Set([
      ...git('diff', '--name-only', '-z', fork),
      ...git('ls-files', '--others', '--exclude-standard', '-z'),
    ]),
  ];
}

/**
 * Which tests a change is held against before it lands. Rules, screens and scripts run whole, for they take seconds; specs
 * that need a database run for the features that changed and for whatever the change itself edits.
 * @param files paths from the top of the repository
 * @returns {{ backend: string[], hasFrontend: boolean, hasScripts: boolean }} backend: patterns for Jest
 */
export function testsFor(files) {
  const backend = new Set(['/domain/', '/kernel/', 'test/walls/']);
  for (const file of files) {
    if (/^backend\/.*spec\.ts$/.test(file)) backend.add(file.replace('backend/', ''));
    const [, feature] = file.match(/^backend\/(src\/[^/]+\/(?:[^/]+\/)?)/) ?? [];
    if (feature) backend.add(feature);
    if (/^backend\/src\/.*(controller|dto)\.ts$/.test(file)) backend.add('test/who-may-what/');
  }
  return {
    backend: [...backend],
    hasFrontend: files.some((file) => file.startsWith('frontend/')),
    hasScripts: files.some((file) => /^(scripts|docs)\//.test(file)),
  };
}
