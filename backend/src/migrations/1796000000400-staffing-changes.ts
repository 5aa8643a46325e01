import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moves, departures and returns, each kept until its day has come and every feature has drawn its consequences. */
export class StaffingChanges1796000000400 implements MigrationInterface {
  name = 'StaffingChanges1796000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staffing_change (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        kind text not null check (kind in ('moved', 'left', 'suspended', 'returned')),
        from_holding_id uuid references position_holding on delete set null,
        to_holding_id uuid references position_holding on delete set null,
        -- of what was before
        last_day date not null,
        settled_on date,
        created_at timestamptz not null default now()
      );
      create index staffing_change_due on staffing_change (agency_id, last_day) where settled_on is null;
      create index staffing_change_employee on staffing_change (employee_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table staffing_change');
  }
}
