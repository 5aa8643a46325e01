import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Transfers between agencies: one row that both sides read, each what concerns it (platform/database/wall.ts). */
export class Transfers1796000000102 implements MigrationInterface {
  name = 'Transfers1796000000102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table transfer (
        id uuid primary key,
        nip text not null check (nip ~ '^[0-9]{18}$'),
        status text not null check (status in ('asked', 'released', 'accepted', 'refused')),
        to_agency_id uuid not null references agency,
        -- Who the home is stands here only after it answered: an agency that asks learns nothing before.
        from_agency_id uuid references agency,
        person_id uuid references person,
        from_employee_id uuid references employment,
        person_name text,
        note text not null default '',
        reason text,
        -- refused before a release: the agency that asked goes on seeing its question
        is_hidden boolean not null default false,
        last_day date,
        starts_on date,
        unit_id uuid references unit,
        position_name text,
        position_kind text,
        functional_level text,
        is_head boolean not null default false,
        to_employee_id uuid references employment,
        created_at timestamptz not null,
        released_at timestamptz,
        decided_at timestamptz,
        moved_at timestamptz,
        check (from_agency_id is distinct from to_agency_id),
        check (starts_on > last_day),
        check (status not in ('released', 'accepted') or (from_agency_id is not null and person_id is not null and last_day is not null)),
        check (status <> 'accepted' or (starts_on is not null and unit_id is not null and position_name is not null and position_kind is not null))
      );
      create unique index transfer_open on transfer (to_agency_id, nip) where status in ('asked', 'released') or is_hidden;
      create unique index transfer_under_way on transfer (person_id)
        where status = 'released' or (status = 'accepted' and moved_at is null);
      create index transfer_from on transfer (from_agency_id, id desc);
      create index transfer_to on transfer (to_agency_id, id desc);
      create index transfer_asked on transfer (nip) where status = 'asked';
      create index transfer_due on transfer (starts_on) where status = 'accepted' and moved_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table transfer');
  }
}
