import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npm, run } from './command.mjs';
import { say } from './log.mjs';
import { root } from './paths.mjs';

/** Generated and committed: the interface of the backend, and the types that the pages take from it. */
const CONTRACT = ['backend/openapi.json', 'frontend/src/lib/api/schema.d.ts'];

/** @typedef {{ passed: number, failed: number }} Result */

/**
 * A check that passes or fails as a whole.
 * @returns {Promise<Result>}
 */
async function scriptCheck(title, script) {
  const { code, output } = await npm(['run', '--silent', script], { capture: true });
  return verdict(title, code === 0, output);
}

/** The committed contract is what the code generates. */
async function contractCheck(title) {
  const before = CONTRACT.map(contentHash);
  const { code, output } = await npm(['run', '--silent', 'contract'], { capture: true });
  const changed = CONTRACT.filter((file, at) => contentHash(file) !== before[at]);
  const advice = changed.map(
    (file) => `${file} tertinggal; hasil baru sudah ditulis, commit bersama perubahannya.`,
  );
  return verdict(title, code === 0 && changed.length === 0, [output, ...advice].join('\n'));
}

function contentHash(file) {
  const full = path.join(root, file);
  return existsSync(full) ? createHash('sha256').update(readFileSync(full)).digest('hex') : '';
}

function verdict(title, passed, output) {
  say(`${passed ? '✓' : '✗'} ${title}`);
  if (!passed) say(output.trim());
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** What needs neither a database nor a browser. */
export const scriptChecks = [
  () => scriptCheck('Bentuk kode (prettier)', 'format:check'),
  () => scriptCheck('Aturan kode (oxlint)', 'lint'),
  () => scriptCheck('Tipe (tsc)', 'typecheck'),
  () => scriptCheck('Arah ketergantungan (dependency-cruiser)', 'arch'),
  () => contractCheck('Kontrak API sama dengan kode'),
];

/**
 * Runs every part, also after one has failed, so that one run tells everything; the sum is the last line.
 * @param {(() => Promise<Result>)[]} steps
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps) {
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const result = await step().catch((error) => {
      say(error.message);
      return { passed: 0, failed: 1 };
    });
    passed += result.passed;
    failed += result.failed;
  }
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/**
 * Runs Jest and takes the numbers from its own report. A run that reports nothing, or that ran no test, failed.
 * @param {{ program?: string }} [options] program: another Node than this one
 * @returns {Promise<Result>}
 */
export async function jest(
  title,
  cwd,
  args,
  env = {},
  { program: runner = process.execPath } = {},
) {
  say(`\n${title}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'asn-squad-report-'));
  const report = path.join(folder, 'jest.json');
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const program = [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...args,
  ];
  try {
    const { code } = await run(runner, [...node, ...program], {
      cwd: path.join(root, cwd),
      env: { ...process.env, ...env },
      // Jest prints its report to the first stream as well, where it would bury everything else.
      stdout: 'ignore',
    });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    return count(JSON.parse(readFileSync(report, 'utf8')), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }, code) {
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // A non-zero exit without a failed test (no tests, an open handle, a teardown that threw) must not look green.
  return {
    passed: numPassedTests,
    failed: failed === 0 && (code !== 0 || numPassedTests === 0) ? 1 : failed,
  };
}
