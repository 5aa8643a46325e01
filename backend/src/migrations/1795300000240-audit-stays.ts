import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody who works through the product changes what the audit trail tells, not even by a fault in it (OWASP ASVS 16.4.2).
 * A superuser who must (a retention that has run out) says so: set session_replication_role = replica.
 */
export class AuditStays1795300000240 implements MigrationInterface {
  name = 'AuditStays1795300000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql
        as $$ begin raise exception 'rows of % are only added', tg_table_name; end $$;
      create trigger audit_event_stays before update or delete or truncate on audit_event
        for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger audit_event_stays on audit_event;
      drop function refuse_change();
    `);
  }
}
