import { execFileSync, spawn } from 'node:child_process';
import { root } from './paths.mjs';

const running = new Set();

/**
 * Runs a program to its end.
 * @returns {Promise<{ code: number, output: string }>} output is '' unless `capture` is set
 */
export function run(
  command,
  args,
  { env = process.env, cwd = root, capture = false, stdout = 'inherit' } = {},
) {
  return new Promise((resolve, reject) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', stdout, 'inherit'];
    const child = spawn(command, args, { cwd, env, stdio });
    const chunks = [];
    running.add(child);
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Whether a program of this name can be called. */
export function isOnPath(name) {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** npm as it was called, or the one on the path. */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args], options)
    : run('npm', args, options);
}

/** Ends whatever `run` has under way. */
export function stopCommands() {
  for (const child of running) child.kill('SIGTERM');
}
