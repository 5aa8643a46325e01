import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pohon kinerja, SKP with versions, RHK and rencana aksi. */
export class GoalsAndSkp1795300000003 implements MigrationInterface {
  name = 'GoalsAndSkp1795300000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table goal (
        id uuid primary key,
        agency_id uuid not null references agency,
        year integer not null check (year between 2000 and 2100),
        code text not null,
        parent_id uuid references goal,
        level text not null check (level in ('FINAL_OUTCOME', 'CSF', 'KONDISI_ANTARA', 'OPERASIONAL')),
        cascading text check (cascading in ('DIRECT', 'NON_DIRECT')),
        statement text not null,
        pengampu_unit_id uuid references unit,
        pengampu_squad_id uuid,
        pengampu_employee_id uuid references employment,
        sort integer not null default 0,
        version integer not null default 1,
        archived_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (agency_id, year, code)
      );
      create index goal_parent on goal (parent_id);
      create index goal_unit on goal (agency_id, pengampu_unit_id, year);

      create table goal_indicator (
        id uuid primary key,
        agency_id uuid not null,
        goal_id uuid not null references goal,
        code text not null,
        text text not null,
        unit text not null,
        target numeric,
        direction text not null check (direction in ('HIGHER', 'LOWER')),
        formula text,
        sort integer not null default 0,
        archived_at timestamptz,
        unique (goal_id, code)
      );

      create table skp (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        holding_id uuid not null references position_holding,
        format text not null check (format in ('A', 'B', 'C')),
        starts_on date not null,
        ends_on date not null,
        status text not null default 'planning' check (status in ('planning', 'running', 'evaluating', 'final')),
        version integer not null default 1,
        created_at timestamptz not null default now(),
        check (ends_on >= starts_on),
        -- ranges of one holding never overlap (R304)
        exclude using gist (holding_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      create index skp_employee on skp (agency_id, employee_id, starts_on desc);

      create table skp_revision (
        id uuid primary key,
        agency_id uuid not null,
        skp_id uuid not null references skp,
        number integer not null,
        status text not null check (status in ('draft', 'submitted', 'approved', 'superseded')),
        reason text,
        behaviour jsonb not null default '{}',
        attachments jsonb not null default '{}',
        -- the seat that decides, frozen at submit
        assessor_unit_id uuid references unit,
        assessor_employee_id uuid references employment,
        due_on date,
        submitted_at timestamptz,
        decided_at timestamptz,
        decided_by uuid references employment,
        decided_via text,
        created_at timestamptz not null default now(),
        unique (skp_id, number)
      );
      create unique index skp_revision_open on skp_revision (skp_id) where status in ('draft', 'submitted');
      create unique index skp_revision_in_force on skp_revision (skp_id) where status = 'approved';
      create index skp_revision_inbox on skp_revision (agency_id, assessor_unit_id) where status = 'submitted';
      create index skp_revision_inbox_named on skp_revision (agency_id, assessor_employee_id) where status = 'submitted';

      -- one id for life (R306)
      create table rhk (
        id uuid primary key,
        agency_id uuid not null,
        skp_id uuid not null references skp,
        created_at timestamptz not null default now()
      );
      create index rhk_skp on rhk (skp_id);

      -- the snapshot of an RHK in one version of the SKP
      create table rhk_snapshot (
        revision_id uuid not null references skp_revision,
        rhk_id uuid not null references rhk,
        agency_id uuid not null,
        sort integer not null,
        kind text not null check (kind in ('utama', 'tambahan')),
        text text not null,
        perspective text,
        intervened_rhk_id uuid references rhk,
        goal_id uuid references goal,
        squad_id uuid,
        assignment_id uuid,
        proposed boolean not null default false,
        -- [{aspect, text, target, unit}]
        indicators jsonb not null default '[]',
        primary key (revision_id, rhk_id)
      );
      create index rhk_snapshot_rhk on rhk_snapshot (rhk_id);
      create index rhk_snapshot_goal on rhk_snapshot (goal_id);
      create index rhk_snapshot_intervened on rhk_snapshot (intervened_rhk_id);
      create index rhk_snapshot_squad on rhk_snapshot (squad_id);

      -- rencana aksi: one id for life; what the member reports and what is scored (R312)
      create table action_item (
        id uuid primary key,
        agency_id uuid not null,
        employee_id uuid not null references employment,
        rhk_id uuid not null references rhk,
        starts_on date not null,
        ends_on date not null,
        text text not null,
        target numeric,
        unit text,
        report_text text,
        realised numeric,
        report_status text not null default 'open' check (report_status in ('open', 'submitted')),
        reported_at timestamptz,
        version integer not null default 1,
        archived_at timestamptz,
        check (ends_on >= starts_on)
      );
      create index action_item_rhk on action_item (rhk_id, starts_on);
      create index action_item_employee on action_item (agency_id, employee_id, starts_on);

      -- every dialogue round is kept (R310)
      create table skp_dialogue (
        agency_id uuid not null,
        id uuid not null,
        skp_id uuid not null references skp,
        revision_id uuid not null references skp_revision,
        rhk_id uuid references rhk,
        author_employee_id uuid references employment,
        author_name text not null,
        via text,
        kind text not null check (kind in ('submit', 'return', 'approve', 'revise', 'comment', 'proposal')),
        note text not null default '',
        at timestamptz not null,
        primary key (agency_id, id)
      );
      create index skp_dialogue_skp on skp_dialogue (skp_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table skp_dialogue, action_item, rhk_snapshot, rhk, skp_revision, skp, goal_indicator, goal;`,
    );
  }
}
