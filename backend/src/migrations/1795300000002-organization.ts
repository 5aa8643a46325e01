import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, employments, dated holdings and ranks, delegations, grants, calendar, and the directory read model. */
export class Organization1795300000002 implements MigrationInterface {
  name = 'Organization1795300000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unit (
        id uuid primary key,
        agency_id uuid not null references agency,
        code text not null,
        parent_id uuid references unit,
        name text not null,
        kind text not null,
        template text,
        is_organizational boolean not null default false,
        -- kept by the structure service: nearest unit organisasi at or above, and the way down from the root
        organizational_unit_id uuid references unit,
        path uuid[] not null default '{}',
        sort integer not null default 0,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        unique (agency_id, code)
      );
      create index unit_parent on unit (agency_id, parent_id);
      create index unit_path on unit using gin (path);
      create index unit_organizational on unit (organizational_unit_id);

      create table employment (
        id uuid primary key,
        agency_id uuid not null references agency,
        person_id uuid not null references person,
        kind text not null check (kind in ('PNS', 'PPPK', 'PEJABAT_NEGARA')),
        civil_service_since date,
        starts_on date not null,
        ends_on date,
        created_at timestamptz not null default now(),
        check (ends_on is null or ends_on >= starts_on),
        exclude using gist (person_id with =, agency_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      create index employment_person on employment (person_id);
      create index employment_agency on employment (agency_id);

      create table rank_entry (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        rank text not null,
        since date,
        recorded_on date not null,
        unique (employee_id, rank, recorded_on)
      );
      create index rank_entry_employee on rank_entry (employee_id, recorded_on desc);

      create table position_holding (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        unit_id uuid not null references unit,
        position_name text not null,
        position_kind text not null check (position_kind in
          ('KEPALA_DAERAH', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'FUNGSIONAL', 'PELAKSANA')),
        functional_level text,
        echelon text,
        position_class integer,
        is_head boolean not null default false,
        starts_on date not null,
        ends_on date,
        created_at timestamptz not null default now(),
        check (ends_on is null or ends_on >= starts_on),
        exclude using gist (employee_id with =, daterange(starts_on, ends_on, '[]') with &&),
        -- one head per unit at any time
        exclude using gist (unit_id with =, daterange(starts_on, ends_on, '[]') with &&) where (is_head)
      );
      create index position_holding_employee on position_holding (employee_id, starts_on desc);
      create index position_holding_unit on position_holding (agency_id, unit_id);

      create table employee_skill (
        agency_id uuid not null,
        employee_id uuid not null references employment,
        skill text not null,
        primary key (employee_id, skill)
      );
      create index employee_skill_name on employee_skill (agency_id, skill);

      create table assessor_override (
        id uuid primary key,
        agency_id uuid not null,
        employee_id uuid not null references employment,
        assessor_employee_id uuid not null references employment,
        reason text not null,
        status text not null default 'confirmed' check (status in ('proposed', 'confirmed', 'refused', 'ended')),
        proposed_by uuid references account,
        decided_by uuid references account,
        starts_on date not null,
        ends_on date,
        created_at timestamptz not null default now(),
        check (employee_id <> assessor_employee_id),
        exclude using gist (employee_id with =, daterange(starts_on, ends_on, '[]') with &&) where (status = 'confirmed')
      );

      -- An admin's word that a PjPK found only by the last rule is right (R103).
      create table assessor_confirmation (
        employee_id uuid not null references employment,
        agency_id uuid not null,
        seat_unit_id uuid not null references unit,
        confirmed_by uuid not null references account,
        confirmed_at timestamptz not null default now(),
        primary key (employee_id, seat_unit_id)
      );

      create table delegation (
        id uuid primary key,
        agency_id uuid not null references agency,
        kind text not null check (kind in ('plt', 'plh')),
        unit_id uuid not null references unit,
        delegate_employee_id uuid not null references employment,
        starts_on date not null,
        ends_on date not null,
        basis text not null,
        created_by uuid not null references account,
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        revoked_by uuid references account,
        version integer not null default 1,
        check (ends_on >= starts_on),
        exclude using gist (unit_id with =, daterange(starts_on, ends_on, '[]') with &&) where (revoked_at is null)
      );
      create index delegation_delegate on delegation (delegate_employee_id);

      create table role_grant (
        id uuid primary key,
        agency_id uuid not null references agency,
        account_id uuid not null references account,
        role text not null check (role in ('agency_admin', 'operator', 'executive', 'auditor')),
        starts_on date not null,
        ends_on date,
        granted_by uuid references account,
        created_at timestamptz not null default now(),
        exclude using gist (account_id with =, agency_id with =, role with =, daterange(starts_on, ends_on, '[]') with &&)
      );

      create table holiday (
        agency_id uuid not null references agency,
        date date not null,
        name text not null,
        primary key (agency_id, date)
      );

      -- Read model: who everyone is today. Kept by the directory service, never edited by hand.
      create table employee_directory (
        employee_id uuid primary key references employment,
        agency_id uuid not null,
        person_id uuid not null,
        nip text,
        name text not null,
        display_name text not null,
        kind text not null,
        rank text,
        holding_id uuid not null,
        position_name text not null,
        position_kind text not null,
        functional_level text,
        unit_id uuid not null,
        unit_name text not null,
        organizational_unit_id uuid,
        organizational_unit_name text,
        is_head boolean not null,
        skills text[] not null default '{}',
        -- the seat of the Pejabat Penilai Kinerja: the acting head of a unit, or one named person
        assessor_unit_id uuid,
        assessor_employee_id uuid,
        assessor_basis text,
        assessor_needs_confirmation boolean not null default false,
        search text not null
      );
      create index employee_directory_search on employee_directory using gin (search gin_trgm_ops);
      create index employee_directory_skills on employee_directory using gin (skills);
      create index employee_directory_order on employee_directory (agency_id, name, employee_id);
      create index employee_directory_unit on employee_directory (agency_id, unit_id);
      create index employee_directory_assessor_unit on employee_directory (assessor_unit_id);
      create index employee_directory_assessor on employee_directory (assessor_employee_id);
      create index employee_directory_confirm on employee_directory (agency_id) where assessor_needs_confirmation;

      -- Who acts for each unit on a day: a Plt or Plh in force stands before the holder of the post (R104).
      create function acting_heads(p_agency uuid, p_on date)
        returns table (unit_id uuid, employee_id uuid, via text, delegation_kind text, since date, until date)
        language sql stable parallel safe as $$
        select d.unit_id, d.delegate_employee_id, 'delegation', d.kind, d.starts_on, d.ends_on
          from delegation d
         where d.agency_id = p_agency and d.revoked_at is null and p_on between d.starts_on and d.ends_on
        union all
        select h.unit_id, h.employee_id, 'position', null, h.starts_on, h.ends_on
          from position_holding h
         where h.agency_id = p_agency and h.is_head and h.starts_on <= p_on and (h.ends_on is null or h.ends_on >= p_on)
           and not exists (select 1 from delegation d where d.unit_id = h.unit_id and d.revoked_at is null
                              and p_on between d.starts_on and d.ends_on)
        $$;
      create index position_holding_head on position_holding (agency_id, unit_id, starts_on) where is_head;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function acting_heads(uuid, date);
      drop table employee_directory, holiday, role_grant, delegation, assessor_confirmation,
        assessor_override, employee_skill, position_holding, rank_entry, employment, unit;
    `);
  }
}
