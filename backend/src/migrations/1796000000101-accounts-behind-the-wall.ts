import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Row-level security stands around accounts and what they have (platform/database/wall.ts); the way back takes it away. */
export class AccountsBehindTheWall1796000000101 implements MigrationInterface {
  name = 'AccountsBehindTheWall1796000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index account_agency on account (agency_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ declare t text; begin
        foreach t in array array['account', 'refresh_token', 'one_time_code', 'idempotency_record'] loop
          execute format('drop policy if exists own_agency on %I', t);
          execute format('alter table %I disable row level security, no force row level security', t);
        end loop;
      end $$;
      drop index account_agency;
    `);
  }
}
