import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { DatabaseProbe } from '../health/database-probe.js';
import { Readiness } from '../health/readiness.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { Database } from '../../platform/database/database.js';
import { Admission } from '../../platform/http/admission.js';
import { HttpMetrics } from './http-metrics.js';
import { productVersion, type QueueRow, type State, StateMetrics } from './state-metrics.js';

/** Due and not done; jobs that ran out of attempts stay listed until pg-boss archives them. */
const QUEUES_SQL = `
  select q.name as queue,
         count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
         count(j.id) filter (where j.state = 'active')::int as active,
         count(j.id) filter (where j.state = 'failed')::int as failed,
         coalesce(extract(epoch from now() - min(j.start_after)
           filter (where j.state in ('created', 'retry') and j.start_after <= now())), 0)::float8 as age
    from pgboss.queue q
    left join pgboss.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
   group by q.name`;

/** Figures for Prometheus: of requests, of this process, of its pool and of the outbox. */
@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly http = new HttpMetrics(this.registry);
  private readonly state = new StateMetrics(this.registry, productVersion());

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly probe: DatabaseProbe,
    private readonly readiness: Readiness,
    private readonly admission: Admission,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  listen(fastify: FastifyInstance): void {
    this.http.listen(fastify);
  }

  async text(): Promise<string> {
    const { requests, pages, uploadBytes } = this.admission;
    this.state.set({
      pool: poolState(this.database.source),
      poolSize: this.config.databasePoolSize,
      inProgress: { requests: requests.load, pages: pages.load, uploadBytes: uploadBytes.load },
      ready: this.readiness.isReady,
      // On the connection of the health checks: figures are wanted most when the pool is exhausted.
      queues: await this.probe.query<QueueRow>(QUEUES_SQL).catch(() => null),
      isTimeDoubted: await this.probe
        .query('select from time_seen where doubt is not null')
        .then((rows) => rows.length > 0)
        .catch(() => null),
    });
    return this.registry.metrics();
  }
}

function poolState({ driver }: DataSource): State['pool'] {
  if (!(driver instanceof PostgresDriver)) return { used: 0, idle: 0, waiting: 0 };
  const { totalCount, idleCount, waitingCount }: Pool = driver.master;
  return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
