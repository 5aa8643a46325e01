import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the policies of every table with agency_id stand on (docs/decisions/0014). The policies themselves are put up at
 * every start by platform/database/wall.ts, so that a table made by a later migration has its own.
 */
export class RowLevelSecurity1795300000170 implements MigrationInterface {
  name = 'RowLevelSecurity1795300000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The agency that the connection works for, as Database tells it; null when nothing was said, or for all of them.
      create function scope_agency() returns uuid language sql stable parallel safe
        as $$ select nullif(nullif(current_setting('app.agency_id', true), ''), 'all')::uuid $$;

      create function scope_is_all() returns boolean language sql stable parallel safe
        as $$ select coalesce(current_setting('app.agency_id', true) = 'all', false) $$;

      -- The one table of an agency that did not say whose its rows are.
      alter table letter_sequence add column agency_id uuid;
      update letter_sequence s set agency_id = u.agency_id from unit u where u.id = s.unit_id;
      alter table letter_sequence alter column agency_id set not null;

      -- Policies let no condition that might tell of a foreign row (LIKE, similarity, arrays) be answered from an index.
      -- These views are walls of their own, read with the rights of their owner, so that trigrams go on being found by index.
      create view searchable_directory as select * from employee_directory where agency_id = (select scope_agency());
      create view searchable_word as select * from directory_word where agency_id = (select scope_agency());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ declare t regclass; begin
        for t in select polrelid::regclass from pg_policy where polname = 'own_agency' loop
          execute format('drop policy own_agency on %s', t);
          execute format('alter table %s disable row level security, no force row level security', t);
        end loop;
      end $$;
      alter table letter_sequence drop column agency_id;
      drop view searchable_word, searchable_directory;
      drop function scope_is_all();
      drop function scope_agency();
    `);
  }
}
