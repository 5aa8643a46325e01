import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { say } from './log.mjs';
import { inSeconds, Pauses } from './pauses.mjs';

const EXIT_WITH_PARENT = new URL('exit-with-parent.mjs', import.meta.url).href;
const MAX_FAILED_STARTS = 4;

/**
 * A Node process that is started again when it ends by itself, after a pause that grows while it keeps ending. One that
 * has been ready before is never given up: what ended it (a full disk, no memory) may pass. One that never was ready
 * will not be by itself, for it is set up wrongly.
 */
export class Supervised {
  #child;
  #stopping = false;
  #wasReady = false;
  #failedStarts = 0;
  #pauses = new Pauses();
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
    // Both servers say one thing only: that they are ready.
    this.#child.once('message', () => (this.#wasReady = true));
    this.#child.once('exit', (code, signal) => this.#ended(signal ?? `kode ${code}`));
  }

  async #ended(how) {
    if (this.#stopping) return;
    if (!this.#wasReady) this.#failedStarts += 1;
    if (this.#failedStarts === MAX_FAILED_STARTS) {
      this.#giveUp(`${this.options.name} tidak mau menyala (${how}); sebabnya tertulis di atas.`);
      return;
    }
    const pause = this.#pauses.next();
    say(`${this.options.name} berhenti sendiri (${how}); dinyalakan lagi${inSeconds(pause)}.`);
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
