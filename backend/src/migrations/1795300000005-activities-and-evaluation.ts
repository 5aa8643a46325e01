import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activities with evidence, assessment rounds, score sheets and stored results. */
export class ActivitiesAndEvaluation1795300000005 implements MigrationInterface {
  name = 'ActivitiesAndEvaluation1795300000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table activity (
        agency_id uuid not null,
        id uuid not null,
        employee_id uuid not null references employment,
        date date not null,
        starts_at time not null,
        ends_at time not null,
        ends_next_day boolean not null default false,
        minutes integer not null check (minutes between 1 and 1440),
        name text,
        squad_id uuid references squad,
        rhk_id uuid references rhk,
        action_item_id uuid references action_item,
        output_quantity numeric not null check (output_quantity > 0),
        output_unit text not null,
        description text not null check (char_length(description) <= 300),
        status text not null default 'draft' check (status in ('draft', 'submitted', 'validated', 'returned', 'rejected')),
        -- the seat that validates, worked out at submit (R604)
        validator_unit_id uuid references unit,
        validator_employee_id uuid references employment,
        validator_because text,
        due_on date,
        submitted_at timestamptz,
        decided_at timestamptz,
        decided_by uuid references employment,
        decided_via text,
        decision_note text,
        -- the phone's own id of a draft, so that sending it twice stores it once
        client_id uuid,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (agency_id, id),
        check (validator_employee_id is null or validator_employee_id <> employee_id)
      );
      create unique index activity_client on activity (agency_id, employee_id, client_id) where client_id is not null;
      create index activity_employee on activity (agency_id, employee_id, date desc, id desc);
      create index activity_squad on activity (agency_id, squad_id, date desc, id desc) where squad_id is not null;
      create index activity_action_item on activity (action_item_id) where action_item_id is not null;
      create index activity_inbox_unit on activity (agency_id, validator_unit_id, id) where status = 'submitted';
      create index activity_inbox_employee on activity (agency_id, validator_employee_id, id) where status = 'submitted';

      create table evidence (
        agency_id uuid not null,
        id uuid not null,
        activity_id uuid not null,
        kind text not null check (kind in ('photo', 'file')),
        file_hash text not null references stored_file,
        thumbnail_hash text references stored_file,
        name text not null,
        content_type text not null,
        size integer not null,
        created_at timestamptz not null default now(),
        primary key (agency_id, id),
        foreign key (agency_id, activity_id) references activity
      );
      create index evidence_activity on evidence (agency_id, activity_id);

      -- a superior may appoint a validator for work without RHK (R604)
      create table validator_appointment (
        id uuid primary key,
        agency_id uuid not null,
        employee_id uuid not null references employment,
        validator_employee_id uuid not null references employment,
        starts_on date not null,
        ends_on date,
        appointed_by uuid not null references employment,
        created_at timestamptz not null default now(),
        check (employee_id <> validator_employee_id),
        exclude using gist (employee_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );

      create table assessment_round (
        id uuid primary key,
        agency_id uuid not null,
        squad_id uuid not null references squad,
        number integer not null,
        starts_on date not null,
        ends_on date not null,
        status text not null default 'open' check (status in ('open', 'scored', 'accepted', 'sent_back')),
        requested_by uuid not null references employment,
        requested_at timestamptz not null,
        decided_by uuid references employment,
        decided_via text,
        decided_at timestamptz,
        decision_note text,
        version integer not null default 1,
        check (ends_on >= starts_on),
        unique (squad_id, number),
        exclude using gist (squad_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );

      -- the leader's report: a record of its own, shown beside, weight 0 (R704)
      create table squad_report (
        id uuid primary key,
        agency_id uuid not null,
        squad_id uuid not null references squad,
        round_id uuid references assessment_round,
        author_employee_id uuid not null references employment,
        summary text not null,
        members jsonb not null default '[]',
        version integer not null default 1,
        updated_at timestamptz not null default now()
      );
      create unique index squad_report_open on squad_report (squad_id) where round_id is null;
      create unique index squad_report_round on squad_report (round_id) where round_id is not null;

      create table assessment (
        id uuid primary key,
        agency_id uuid not null,
        round_id uuid not null references assessment_round,
        squad_id uuid not null references squad,
        member_employee_id uuid not null references employment,
        scorer_kind text not null check (scorer_kind in ('owner', 'assessor', 'owner_and_assessor')),
        -- the seat that scores
        scorer_unit_id uuid references unit,
        scorer_employee_id uuid references employment,
        weight numeric(5, 2) not null,
        status text not null default 'open' check (status in ('open', 'submitted', 'reopened')),
        submitted_by uuid references employment,
        submitted_via text,
        submitted_at timestamptz,
        due_on date,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        unique (round_id, member_employee_id, scorer_kind)
      );
      create index assessment_inbox_unit on assessment (agency_id, scorer_unit_id) where status <> 'submitted';
      create index assessment_inbox_employee on assessment (agency_id, scorer_employee_id) where status <> 'submitted';
      create index assessment_member on assessment (agency_id, member_employee_id);

      create table assessment_line (
        id uuid primary key,
        agency_id uuid not null,
        assessment_id uuid not null references assessment,
        action_item_id uuid not null references action_item,
        substance integer check (substance between 1 and 100),
        conformity integer check (conformity between 1 and 100),
        structure integer check (structure between 1 and 100),
        note text,
        unique (assessment_id, action_item_id)
      );

      -- what came out, with all that went in: never recomputed silently
      create table member_result (
        id uuid primary key,
        agency_id uuid not null,
        round_id uuid not null references assessment_round,
        squad_id uuid not null references squad,
        employee_id uuid not null references employment,
        score numeric not null,
        days integer not null,
        share_percent numeric(5, 2) not null,
        inputs jsonb not null,
        weights jsonb not null,
        rule_version text not null,
        created_at timestamptz not null default now(),
        unique (round_id, employee_id)
      );
      create index member_result_employee on member_result (agency_id, employee_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table member_result, assessment_line, assessment, squad_report, assessment_round,
        validator_appointment, evidence, activity;
    `);
  }
}
