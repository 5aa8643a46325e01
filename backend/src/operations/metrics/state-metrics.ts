import { readFileSync } from 'node:fs';
import { Gauge, type Registry } from 'prom-client';

/** What is looked up when it is asked for. */
export interface State {
  readonly pool: { readonly used: number; readonly idle: number; readonly waiting: number };
  readonly poolSize: number;
  readonly inProgress: {
    readonly requests: number;
    readonly pages: number;
    readonly uploadBytes: number;
  };
  readonly ready: boolean;
  /** null when the database does not answer */
  readonly queues: readonly QueueRow[] | null;
  /** Jobs by date wait; null when the database does not answer */
  readonly isTimeDoubted: boolean | null;
}

export interface QueueRow {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  /** Seconds since the oldest waiting job was due; 0 when none waits. */
  readonly age: number;
}

/** Gauges of this process and of what it rests on. */
export class StateMetrics {
  private readonly pool: Gauge<'state'>;
  private readonly poolSize: Gauge;
  private readonly inProgress: Gauge<'what'>;
  private readonly ready: Gauge;
  private readonly databaseUp: Gauge;
  private readonly jobs: Gauge<'queue' | 'state'>;
  private readonly jobAge: Gauge<'queue'>;
  private readonly timeDoubted: Gauge;

  constructor(registry: Registry, version: string) {
    const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
      new Gauge({ name, help, labelNames, registers: [registry] });
    gauge('asn_build_info', 'Version of the product and of Node', ['version', 'node']).set(
      { version, node: process.versions.node },
      1,
    );
    this.pool = gauge(
      'asn_database_pool_connections',
      'Connections of the pool by state; waiting: requests that want one',
      ['state'],
    );
    this.poolSize = gauge('asn_database_pool_size', 'Most connections of the pool');
    this.inProgress = gauge('asn_in_progress', 'Admitted: API requests, pages, bytes of uploads', [
      'what',
    ]);
    this.ready = gauge('asn_ready', '1 once migrations and first data are there');
    this.databaseUp = gauge('asn_database_up', '1 while the database answers');
    this.timeDoubted = gauge(
      'asn_time_doubted',
      '1 while jobs that end things by date wait, because the clock has leapt or differs from the database’s',
    );
    this.jobs = gauge('asn_jobs', 'Jobs of the outbox by queue and state', ['queue', 'state']);
    this.jobAge = gauge(
      'asn_job_oldest_age_seconds',
      'How long the oldest waiting job of a queue has been due',
      ['queue'],
    );
  }

  set(state: State): void {
    const { pool, inProgress } = state;
    for (const [name, count] of Object.entries(pool)) this.pool.set({ state: name }, count);
    this.poolSize.set({}, state.poolSize);
    for (const [what, count] of Object.entries(inProgress)) this.inProgress.set({ what }, count);
    this.ready.set({}, state.ready ? 1 : 0);
    this.databaseUp.set({}, state.queues ? 1 : 0);
    if (state.isTimeDoubted !== null) this.timeDoubted.set({}, state.isTimeDoubted ? 1 : 0);
    // A queue that is unknown for now keeps no old figure.
    this.jobs.reset();
    this.jobAge.reset();
    for (const { queue, waiting, active, failed, age } of state.queues ?? []) {
      for (const [name, count] of Object.entries({ waiting, active, failed }))
        this.jobs.set({ queue, state: name }, count);
      this.jobAge.set({ queue }, age);
    }
  }
}

/** Of backend/package.json, two folders above this file in sources and in the build alike. */
export const productVersion = (): string =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version;
