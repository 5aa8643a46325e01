import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts of power for oneself wait here for a second person, and only then become a delegation, a grant or an override. */
export class SecondApprovals1796000000900 implements MigrationInterface {
  name = 'SecondApprovals1796000000900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table second_approval (
        id uuid primary key,
        agency_id uuid not null references agency,
        act text not null check (act in ('delegation', 'grant', 'override')),
        -- the body of the act's own route, as it will be written
        payload jsonb not null,
        title text not null,
        reason text not null,
        -- its head and those above decide, as another admin does
        about_unit_id uuid not null references unit,
        asked_by_account uuid not null references account,
        asked_by_employee uuid not null references employment,
        status text not null default 'pending' check (status in ('pending', 'confirmed', 'refused', 'withdrawn', 'lapsed')),
        -- where there is no second admin: begins by itself on this day unless somebody refuses
        begins_on date,
        decided_by uuid references account,
        decided_via text,
        decided_at timestamptz,
        note text,
        created_at timestamptz not null default now()
      );
      create index second_approval_order on second_approval (agency_id, id desc);
      create index second_approval_pending on second_approval (agency_id, begins_on) where status = 'pending';
      -- the same act is asked for once, also when the button is pressed twice
      create unique index second_approval_once on second_approval (asked_by_account, act, md5(payload::text))
        where status = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table second_approval');
  }
}
