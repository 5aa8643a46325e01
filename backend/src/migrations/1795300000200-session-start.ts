import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the person signed in, carried along by every renewal: a session ends some days after it, however much it is used. */
export class SessionStart1795300000200 implements MigrationInterface {
  name = 'SessionStart1795300000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table refresh_token add column started_at timestamptz;
      update refresh_token t set started_at = f.started_at
        from (select family_id, min(issued_at) as started_at from refresh_token group by family_id) f
       where f.family_id = t.family_id;
      alter table refresh_token alter column started_at set not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table refresh_token drop column started_at');
  }
}
