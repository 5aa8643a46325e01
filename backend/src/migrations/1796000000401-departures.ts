import type { MigrationInterface, QueryRunner } from 'typeorm';

const SUSPENDED = (employee: string): string =>
  `exists (select 1 from suspension s where s.employee_id = ${employee} and s.undone_at is null
             and s.starts_on <= p_on and (s.ends_on is null or s.ends_on >= p_on))`;

/** The three functions of who heads what, with what each of them leaves out. */
const headFunctions = (without: (employee: string) => string): string => `
  create or replace function acting_heads(p_agency uuid, p_on date)
    returns table (unit_id uuid, employee_id uuid, via text, delegation_kind text, since date, until date)
    language sql stable parallel safe as $$
    select d.unit_id, d.delegate_employee_id, 'delegation', d.kind, d.starts_on, d.ends_on
      from delegation d
     where d.agency_id = p_agency and d.revoked_at is null and p_on between d.starts_on and d.ends_on
       ${without('d.delegate_employee_id')}
    union all
    select h.unit_id, h.employee_id, 'position', null, h.starts_on, h.ends_on
      from position_holding h
     where h.agency_id = p_agency and h.is_head and h.starts_on <= p_on and (h.ends_on is null or h.ends_on >= p_on)
       ${without('h.employee_id')}
       and not exists (select 1 from delegation d where d.unit_id = h.unit_id and d.revoked_at is null
                          and p_on between d.starts_on and d.ends_on ${without('d.delegate_employee_id')})
    $$;
  create or replace function unit_heads(p_agency uuid, p_unit uuid, p_on date)
    returns table (unit_id uuid, employee_id uuid, via text, delegation_kind text, since date, until date)
    language sql stable parallel safe as $$
    select d.unit_id, d.delegate_employee_id, 'delegation', d.kind, d.starts_on, d.ends_on
      from delegation d
     where d.unit_id = p_unit and d.agency_id = p_agency and d.revoked_at is null
       and p_on between d.starts_on and d.ends_on ${without('d.delegate_employee_id')}
    union all
    select h.unit_id, h.employee_id, 'position', null, h.starts_on, h.ends_on
      from position_holding h
     where h.unit_id = p_unit and h.agency_id = p_agency and h.is_head and h.starts_on <= p_on
       and (h.ends_on is null or h.ends_on >= p_on) ${without('h.employee_id')}
       and not exists (select 1 from delegation d where d.unit_id = p_unit and d.revoked_at is null
                          and p_on between d.starts_on and d.ends_on ${without('d.delegate_employee_id')})
    $$;
  create or replace function headed_units(p_agency uuid, p_employee uuid, p_on date)
    returns table (unit_id uuid, via text, delegation_kind text, since date, until date)
    language sql stable parallel safe as $$
    select d.unit_id, 'delegation', d.kind, d.starts_on, d.ends_on
      from delegation d
     where d.delegate_employee_id = p_employee and d.agency_id = p_agency and d.revoked_at is null
       and p_on between d.starts_on and d.ends_on ${without('p_employee')}
    union all
    select h.unit_id, 'position', null, h.starts_on, h.ends_on
      from position_holding h
     where h.employee_id = p_employee and h.agency_id = p_agency and h.is_head and h.starts_on <= p_on
       and (h.ends_on is null or h.ends_on >= p_on) ${without('p_employee')}
       and not exists (select 1 from delegation d where d.unit_id = h.unit_id and d.revoked_at is null
                          and p_on between d.starts_on and d.ends_on ${without('d.delegate_employee_id')})
    $$;`;

/**
 * Employments end with a kind and a reason, may be suspended meanwhile, and who has left stays known by name
 * (PP 11/2017 Ps 238 ff., PP 49/2018 Ps 53).
 */
export class Departures1796000000401 implements MigrationInterface {
  name = 'Departures1796000000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table employment
        add column ended_kind text check (ended_kind in
          ('retired', 'transferred', 'deceased', 'contract_ended', 'dismissed', 'resigned', 'reappointed', 'merged')),
        add column ended_reason text,
        add check (ended_kind is null or ends_on is not null);

      create table departure (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        kind text not null,
        -- TMT: the first day on which the person no longer serves
        effective_from date not null,
        reason text not null,
        recorded_by uuid references account,
        recorded_at timestamptz not null,
        undone_by uuid references account,
        undone_at timestamptz,
        -- what was shortened, as it stood before, for undoing
        cut jsonb not null default '{}'
      );
      create unique index departure_once on departure (employee_id) where undone_at is null;
      create index departure_order on departure (agency_id, effective_from desc, id desc);

      create table suspension (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        starts_on date not null,
        -- last day; open until it is lifted
        ends_on date,
        reason text not null,
        recorded_by uuid references account,
        recorded_at timestamptz not null,
        lifted_by uuid references account,
        undone_at timestamptz,
        check (ends_on is null or ends_on >= starts_on),
        exclude using gist (employee_id with =, daterange(starts_on, ends_on, '[]') with &&) where (undone_at is null)
      );
      create index suspension_employee on suspension (employee_id) where undone_at is null;

      -- Who no longer serves, as the directory told them last: names in what they did and took part in.
      create table former_employee (
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
        skills text[] not null default '{}'
      );

      create view known_employee with (security_invoker = true) as
        select employee_id, agency_id, person_id, nip, name, display_name, kind, rank, holding_id, position_name, position_kind,
               functional_level, unit_id, unit_name, organizational_unit_id, organizational_unit_name, is_head, skills,
               assessor_unit_id, assessor_employee_id, true as is_present
          from employee_directory
        union all
        select employee_id, agency_id, person_id, nip, name, display_name, kind, rank, holding_id, position_name, position_kind,
               functional_level, unit_id, unit_name, organizational_unit_id, organizational_unit_name, is_head, skills,
               null, null, false
          from former_employee;

      -- How one employment stands on a day. 'full': serves; 'former': may still read what is the person's own; null: no access.
      create function access_on(p_employee uuid, p_on date) returns text language sql stable parallel safe as $$
        select case
                 when p_on < e.starts_on then null
                 when e.ends_on is not null and p_on > e.ends_on then
                   case when e.ended_kind in ('retired', 'contract_ended', 'dismissed', 'resigned') then 'former' end
                 when exists (select 1 from suspension s where s.employee_id = e.id and s.undone_at is null
                                and s.starts_on <= p_on and (s.ends_on is null or s.ends_on >= p_on)) then null
                 else 'full' end
          from employment e where e.id = p_employee
        $$;

      -- The employment through which a person signs in at an agency: the running one, else the latest that ended.
      create function standing(p_person uuid, p_agency uuid, p_on date)
        returns table (employee_id uuid, access text) language sql stable parallel safe as $$
        select e.id, access_on(e.id, p_on) from employment e
         where e.person_id = p_person and e.agency_id = p_agency
         order by (p_on >= e.starts_on and (e.ends_on is null or p_on <= e.ends_on)) desc, (p_on >= e.starts_on) desc,
                  e.starts_on desc limit 1
        $$;
      ${headFunctions((employee) => `and not ${SUSPENDED(employee)}`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${headFunctions(() => '')}
      drop function standing(uuid, uuid, date);
      drop function access_on(uuid, date);
      drop view known_employee;
      drop table former_employee, suspension, departure;
      alter table employment drop column ended_kind, drop column ended_reason;
    `);
  }
}
