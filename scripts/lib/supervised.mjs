import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { say } from './log.mjs';

const EXIT_WITH_PARENT = new URL('exit-with-parent.mjs', import.meta.url).href;
const MAX_RESTARTS = 3;
const STABLE_MS = 60_000;

/**
 * A Node process that is started again, with growing pauses, when it ends by itself; after a few times in a row it
 * is given up.
 */
export class Supervised {
  #child;
  #stopping = false;
  #restarts = 0;
  #giveUp;

  /** @param {{ name: string, script: string, args?: string[], env: NodeJS.ProcessEnv, stopMs: number }} options */
  constructor(options) {
    this.options = options;
    /** Settles when the process is given up; never while it runs or when it was stopped. */
    this.failed = new Promise((resolve) => {
      this.#giveUp = resolve;
    });
  }

  get pid() {
    return this.#child?.pid;
  }

  start() {
    const { script, args = [], env } = this.options;
    const startedAt = Date.now();
    // A process group of its own: Ctrl-C reaches this script only, which stops the parts in order.
    this.#child = spawn(
      process.execPath,
      ['--enable-source-maps', '--import', EXIT_WITH_PARENT, script, ...args],
      {
        cwd: root,
        env,
        detached: true,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    this.#child.once('exit', (code, signal) => this.#ended(signal ?? `kode ${code}`, startedAt));
  }

  async #ended(how, startedAt) {
    if (this.#stopping) return;
    if (Date.now() - startedAt > STABLE_MS) this.#restarts = 0;
    if (this.#restarts === MAX_RESTARTS) {
      this.#giveUp(`${this.options.name} berhenti berulang kali (${how}).`);
      return;
    }
    const pause = 500 * 2 ** this.#restarts;
    this.#restarts += 1;
    say(`${this.options.name} berhenti sendiri (${how}); dinyalakan lagi.`);
    await sleep(pause);
    if (!this.#stopping) this.start();
  }

  /** Asks politely, waits, then insists. */
  async stop() {
    this.#stopping = true;
    await this.#end();
  }

  /** A fresh start on purpose, for new code or a new database. */
  async restart() {
    if (this.#stopping) return;
    await this.stop();
    this.#stopping = false;
    this.start();
  }

  async #end() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), this.options.stopMs);
    await exited;
    clearTimeout(timer);
  }
}
