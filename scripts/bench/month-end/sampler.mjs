import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 1_000;

const STATE = `
  select (select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'asn-squad') as connections,
         (select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'asn-squad' and state = 'active') as active,
         (select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting,
         (select count(*)::int from pgboss.job where state in ('created', 'retry')) as jobs`;

/** Once a second: connections, what waits, jobs in the queue, memory of the backend. */
export class Sampler {
  #timer;
  #last = Promise.resolve();

  constructor(client, http) {
    this.client = client;
    this.http = http;
    this.samples = [];
  }

  start() {
    const pid = backendPid();
    this.#timer = setInterval(() => {
      this.#last = this.#take(this.#last, pid);
    }, EVERY_MS);
  }

  async #take(before, pid) {
    await before;
    const { rows } = await this.client.query(STATE);
    const memory = pid ? memoryOf(pid) : 0;
    this.samples.push({ ...rows[0], underWay: this.http.underWay, memory });
  }

  async stop() {
    clearInterval(this.#timer);
    await this.#last;
  }
}

/** The backend among the children of this process; Linux only, elsewhere its memory is not sampled. */
function backendPid() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((pid) => isBackend(pid));
  } catch {
    return undefined;
  }
}

function isBackend(pid) {
  try {
    const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
    return (
      parent === process.pid &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('backend/dist/main.js')
    );
  } catch {
    return false;
  }
}

/** Resident memory in MB. */
function memoryOf(pid) {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    );
  } catch {
    return 0;
  }
}
