import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sides of a statement that triggers look at, by what was done. */
const SIDES = { insert: 'new table as changed', delete: 'old table as changed' } as const;

/** The whole row counts for whatever these tables say. */
const WHOLE = ['goal', 'goal_indicator'];

/** Of these a single column shows in the tree. */
const NAMES = { unit: 'name', squad: 'name', employee_directory: 'display_name' };

const onStatement = (table: string, verb: string, sides: string, run: string): string => `
  create trigger ${table}_${verb}_changes_goal_tree after ${verb} on ${table} referencing ${sides}
    for each statement execute function ${run}();`;

/**
 * Tells from which state of an agency a goal tree was computed (docs/decisions/0016): whatever shows in it or counts for
 * it appends a row, and the sum of an agency's amounts is never the same before and after. Nobody waits for anybody: rows are
 * added, none is shared. A job folds them into one without changing the sum.
 */
export class GoalTreeChanges1795300000220 implements MigrationInterface {
  name = 'GoalTreeChanges1795300000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table goal_tree_change (
        agency_id uuid not null,
        -- by chance, so that a state which a failover lost is never taken for the one that came instead
        amount bigint not null default 1 + floor(random() * 1000000000)::bigint
      );
      create index goal_tree_change_agency on goal_tree_change (agency_id) include (amount);

      create function goal_tree_changed() returns trigger language plpgsql as $$ begin
        insert into goal_tree_change (agency_id) select distinct agency_id from changed;
        return null;
      end $$;

      create function goal_tree_changed_by_row() returns trigger language plpgsql as $$ begin
        insert into goal_tree_change (agency_id) values (new.agency_id);
        return null;
      end $$;

      -- Texts of an RHK count for nobody's goal: saving them is no change.
      create function goal_tree_changed_by_rhk() returns trigger language plpgsql as $$ begin
        insert into goal_tree_change (agency_id)
        select distinct n.agency_id from after_rows n join before_rows o using (revision_id, rhk_id)
         where (n.goal_id, n.intervened_rhk_id, n.proposed) is distinct from (o.goal_id, o.intervened_rhk_id, o.proposed);
        return null;
      end $$;
    `);
    for (const table of [...WHOLE, 'rhk_snapshot', 'employee_directory']) {
      for (const [verb, sides] of Object.entries(SIDES))
        await runner.query(onStatement(table, verb, sides, 'goal_tree_changed'));
    }
    for (const table of WHOLE)
      await runner.query(onStatement(table, 'update', 'new table as changed', 'goal_tree_changed'));
    await runner.query(
      onStatement(
        'rhk_snapshot',
        'update',
        'old table as before_rows new table as after_rows',
        'goal_tree_changed_by_rhk',
      ),
    );
    for (const [table, column] of Object.entries(NAMES)) {
      await runner.query(`
        create trigger ${table}_name_changes_goal_tree after update on ${table} for each row
          when (new.${column} is distinct from old.${column}) execute function goal_tree_changed_by_row();`);
    }
    await runner.query(`
      create trigger skp_revision_status_changes_goal_tree after update on skp_revision for each row
        when (new.status is distinct from old.status and (new.status in ('approved', 'superseded') or old.status in ('approved', 'superseded')))
        execute function goal_tree_changed_by_row();
      create trigger skp_revision_approved_changes_goal_tree after insert on skp_revision for each row
        when (new.status = 'approved') execute function goal_tree_changed_by_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function goal_tree_changed() cascade;
      drop function goal_tree_changed_by_row() cascade;
      drop function goal_tree_changed_by_rhk() cascade;
      drop table goal_tree_change;
    `);
  }
}
