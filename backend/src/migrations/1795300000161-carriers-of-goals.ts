import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The versions that count, of one agency only: the goal tree asks for all of them (docs/benchmarks.md). */
export class CarriersOfGoals1795300000161 implements MigrationInterface {
  name = 'CarriersOfGoals1795300000161';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index skp_revision_counting on skp_revision (agency_id, skp_id) include (id, status)
        where status <> 'superseded';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index skp_revision_counting;');
  }
}
