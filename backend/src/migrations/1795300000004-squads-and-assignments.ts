import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Squads with roles and members, assignments with frozen steps, letters with numbering. */
export class SquadsAndAssignments1795300000004 implements MigrationInterface {
  name = 'SquadsAndAssignments1795300000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table squad (
        id uuid primary key,
        agency_id uuid not null references agency,
        goal_id uuid not null references goal,
        owner_unit_id uuid not null references unit,
        name text not null,
        description text not null default '',
        leader_employee_id uuid references employment,
        status text not null default 'draft'
          check (status in ('draft', 'recruiting', 'active', 'assessing', 'closed', 'disbanded')),
        starts_on date not null,
        ends_on date not null,
        leader_validates boolean not null default false,
        created_by uuid references employment,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        check (ends_on >= starts_on)
      );
      create index squad_owner on squad (agency_id, owner_unit_id, status);
      create index squad_goal on squad (goal_id);
      create index squad_leader on squad (leader_employee_id);
      create index squad_order on squad (agency_id, id desc);
      alter table goal add foreign key (pengampu_squad_id) references squad;
      alter table rhk_snapshot add foreign key (squad_id) references squad;

      create table squad_role (
        id uuid primary key,
        agency_id uuid not null,
        squad_id uuid not null references squad,
        title text not null,
        count integer not null check (count between 1 and 100),
        skills text[] not null default '{}',
        share_percent numeric(5, 2) not null check (share_percent > 0 and share_percent <= 100),
        is_leader boolean not null default false,
        sort integer not null default 0
      );
      create index squad_role_squad on squad_role (squad_id, sort);
      create unique index squad_role_leader on squad_role (squad_id) where is_leader;

      create table assignment (
        id uuid primary key,
        agency_id uuid not null references agency,
        squad_id uuid references squad,
        role_id uuid references squad_role,
        employee_id uuid not null references employment,
        origin text not null check (origin in ('appointment', 'volunteer')),
        started_as text not null check (started_as in ('leader', 'assessor', 'unit_head', 'employee')),
        started_by_employee_id uuid not null references employment,
        route text not null check (route in ('within_unit', 'cross_unit', 'inter_agency')),
        status text not null default 'pending' check (status in
          ('pending', 'issued', 'active', 'ended', 'declined', 'rejected', 'withdrawn', 'recalled')),
        owner_unit_id uuid not null references unit,
        home_unit_id uuid not null references unit,
        task text not null default '',
        starts_on date not null,
        ends_on date not null,
        share_percent numeric(5, 2) not null,
        note text not null default '',
        letter_draft text,
        previous_id uuid references assignment,
        issued_at timestamptz,
        acknowledged_at timestamptz,
        received_by_lapse boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        check (ends_on >= starts_on)
      );
      -- a person never twice in one squad, also when two act at once
      create unique index assignment_once on assignment (squad_id, employee_id)
        where squad_id is not null and status in ('pending', 'issued', 'active');
      create index assignment_squad on assignment (squad_id, status);
      create index assignment_role on assignment (role_id) where status in ('pending', 'issued', 'active');
      create index assignment_employee on assignment (agency_id, employee_id, id desc);
      create index assignment_starter on assignment (agency_id, started_by_employee_id, id desc);
      create index assignment_issued on assignment (issued_at) where status = 'issued';

      create table assignment_step (
        id uuid primary key,
        agency_id uuid not null,
        assignment_id uuid not null references assignment,
        "order" integer not null,
        action text not null check (action in ('accept', 'endorse', 'approve', 'issue', 'acknowledge')),
        capacity text not null check (capacity in ('employee', 'assessor', 'unit_head', 'authorised_official')),
        side text not null check (side in ('employee', 'home', 'owner')),
        document text,
        -- the frozen seat: acting head of this unit, or this one person (R407)
        unit_id uuid references unit,
        employee_id uuid references employment,
        status text not null default 'waiting' check (status in ('waiting', 'pending', 'done', 'refused', 'skipped')),
        since timestamptz,
        due_on date,
        decided_at timestamptz,
        decided_by uuid references employment,
        decided_via text,
        note text,
        unique (assignment_id, "order"),
        check (unit_id is not null or employee_id is not null)
      );
      create unique index assignment_step_turn on assignment_step (assignment_id) where status = 'pending';
      create index assignment_step_inbox_unit on assignment_step (agency_id, unit_id) where status = 'pending';
      create index assignment_step_inbox_employee on assignment_step (agency_id, employee_id) where status = 'pending';

      create table squad_member (
        id uuid primary key,
        agency_id uuid not null,
        squad_id uuid not null references squad,
        role_id uuid not null references squad_role,
        employee_id uuid not null references employment,
        assignment_id uuid references assignment,
        share_percent numeric(5, 2) not null,
        starts_on date not null,
        ends_on date not null,
        ended_reason text,
        created_at timestamptz not null default now(),
        check (ends_on >= starts_on),
        exclude using gist (squad_id with =, employee_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      create index squad_member_employee on squad_member (agency_id, employee_id, ends_on);
      create index squad_member_squad on squad_member (squad_id);

      create table letter_sequence (
        unit_id uuid not null references unit,
        year integer not null,
        last integer not null,
        primary key (unit_id, year)
      );

      create table letter (
        id uuid primary key,
        agency_id uuid not null references agency,
        kind text not null check (kind in ('request', 'recommendation', 'answer', 'assignment')),
        assignment_id uuid references assignment,
        unit_id uuid not null references unit,
        status text not null check (status in ('draft', 'issued', 'cancelled', 'replaced')),
        year integer,
        sequence integer,
        number text,
        dated date,
        subject text not null,
        content jsonb not null,
        signer_employee_id uuid references employment,
        signed_via text,
        file_hash text references stored_file,
        verification_token text unique,
        issued_at timestamptz,
        created_at timestamptz not null default now(),
        unique (unit_id, year, sequence)
      );
      create index letter_assignment on letter (assignment_id);
      create index letter_hash on letter (file_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table goal drop constraint goal_pengampu_squad_id_fkey;
      alter table rhk_snapshot drop constraint rhk_snapshot_squad_id_fkey;
      drop table letter, letter_sequence, squad_member, assignment_step, assignment, squad_role, squad;
    `);
  }
}
