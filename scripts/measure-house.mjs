import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import ts from 'typescript';
import { run } from './lib/command.mjs';
import { runMain, say } from './lib/log.mjs';
import { root } from './lib/paths.mjs';

/**
 * `npm run -s measure:house`: the figures of docs/ARCHITECTURE.md that a machine can count, so that the next person can
 * count them again.
 */

const RUNNER = 'workflow/verbs/verb-runner.ts';

/** What one approval runs through, from the route to the statement that writes it. A name that is gone stops the count. */
const PATHS = {
  'validate an activity': [
    'work/activities/activities.controller.ts#validate',
    'work/activities/activity.verbs.ts#decide decision entity',
    `${RUNNER}#run judge write admit verdictOn`,
    'workflow/verbs/permit.ts#permit',
    'work/activities/activity-moves.ts#decidedBefore decided',
    'work/activities/activity.store.ts#lockActivities markDecided',
  ],
  'approve an assignment': [
    'teams/assignments/assignments.controller.ts#approve',
    'teams/assignments/assignment.verbs.ts#decide perform step entity lock',
    `${RUNNER}#run judge write admit verdictOn`,
    'workflow/verbs/permit.ts#permit',
    'teams/assignments/assignment-moves.ts#decided',
    'teams/assignments/domain/lifecycle.ts#applyStep stepInTurn',
    'teams/assignments/assignment.store.ts#markAssignments',
  ],
};

/** Every named function, method and definition of a file with its lines; the longest of two that share a name. */
function linesByName(file) {
  const text = readFileSync(path.join(root, 'backend/src', file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    const isNamed =
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isVariableDeclaration(node);
    if (isNamed && node.name) {
      const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1;
      const name = node.name.getText();
      found.set(name, Math.max(lines, found.get(name) ?? 0));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function linesOf(approval) {
  let sum = 0;
  for (const [file, names] of PATHS[approval].map((step) => step.split('#'))) {
    const known = linesByName(file);
    for (const name of names.split(' ')) {
      if (!known.has(name)) throw new Error(`${file} has no ${name}: correct PATHS`);
      sum += known.get(name);
    }
  }
  return sum;
}

/** Folders of features, or of contexts without features, that import each other. */
async function mutualFolders() {
  const { output } = await cruise(['backend/src'], {
    baseDir: root,
    exclude: { path: '\\.(spec|e2e-spec)\\.ts$' },
    tsPreCompilationDeps: true,
  });
  const folderOf = (file) => file.match(/^backend\/src\/((?:[^/]+\/){1,2})/)?.[1];
  const arrows = new Set();
  for (const { source, dependencies } of output.modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (from && to && from !== to) arrows.add(`${from} ${to}`);
    }
  return [...arrows].filter((arrow) => {
    const [from, to] = arrow.split(' ');
    return from < to && arrows.has(`${to} ${from}`);
  });
}

async function trackedFiles() {
  const { output } = await run('git', ['ls-files', '--', 'backend', 'frontend', 'scripts'], {
    cwd: root,
    capture: true,
  });
  const generated = /openapi\.json|schema\.d\.ts|package-lock/;
  return output
    .split('\n')
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !generated.test(file));
}

function linesOfCode(files) {
  const kinds = { tests: 0, migrations: 0, product: 0, scripts: 0 };
  for (const file of files) {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
    if (/spec\.|\.walk\.|\/test\/|\/e2e\/|\.kill\./.test(file)) kinds.tests += lines;
    else if (file.includes('/migrations/')) kinds.migrations += lines;
    else if (file.startsWith('scripts/')) kinds.scripts += lines;
    else kinds.product += lines;
  }
  return kinds;
}

/** Exported interfaces, types and classes of the product that share a name with another file's. */
function namesTwice(files) {
  const places = new Map();
  for (const file of files.filter((one) => /^(backend|frontend)\/src\/.*\.tsx?$/.test(one))) {
    const workspace = file.split('/')[0];
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, name] of text.matchAll(
      /^export (?:abstract )?(?:interface|type|class) (\w+)\b/gm,
    )) {
      const key = `${workspace}:${name}`;
      places.set(key, [...(places.get(key) ?? []), file]);
    }
  }
  return [...places].filter(([, where]) => where.length > 1).map(([name]) => name);
}

await runMain(async () => {
  const files = await trackedFiles();
  const mutual = await mutualFolders();
  const twice = namesTwice(files);
  say(
    `Folders that import each other: ${mutual.length}${mutual.map((one) => `\n  ${one}`).join('')}`,
  );
  say(`Type names that exist twice: ${twice.length}${twice.map((one) => `\n  ${one}`).join('')}`);
  for (const approval of Object.keys(PATHS))
    say(`Lines from route to write, ${approval}: ${linesOf(approval)}`);
  for (const [kind, lines] of Object.entries(linesOfCode(files))) say(`Lines of ${kind}: ${lines}`);
  return 0;
});
