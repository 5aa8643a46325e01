import { Injectable } from '@nestjs/common';
import type { Sql } from '../shared/database/sql.js';
import { type AssessorOverride, resolveAssessorSeat, type SeatUnit } from './domain/assessor.js';

interface HoldingRow {
  employeeId: string;
  unitId: string;
  isHead: boolean;
  overrideEmployeeId: string | null;
  actsForUnitIds: string[];
}

interface SeatRow {
  employee_id: string;
  unit_id: string | null;
  assessor_employee_id: string | null;
  basis: string;
  needs_confirmation: boolean;
}

const UNITS_SQL = `
  select u.id, u.parent_id as "parentId", u.kind, u.template, u.is_organizational as "isUnitOrganisasi",
         exists (select 1 from acting_heads($1, $2) h where h.unit_id = u.id) as "hasHead"
    from unit u where u.agency_id = $1`;

const HOLDINGS_SQL = `
  select h.employee_id as "employeeId", h.unit_id as "unitId", h.is_head as "isHead",
         o.assessor_employee_id as "overrideEmployeeId",
         coalesce((select array_agg(d.unit_id) from delegation d where d.delegate_employee_id = h.employee_id
                     and d.revoked_at is null and $2::date between d.starts_on and d.ends_on), '{}') as "actsForUnitIds"
    from position_holding h
    left join assessor_override o on o.employee_id = h.employee_id and o.status = 'confirmed'
     and o.starts_on <= $2::date and (o.ends_on is null or o.ends_on >= $2::date)
   where h.agency_id = $1 and h.starts_on <= $2::date and (h.ends_on is null or h.ends_on >= $2::date)`;

/** Titles stand around the name as on official forms: "dr. Siti Aminah, M.Kes." */
const WRITE_SQL = `
  insert into employee_directory (employee_id, agency_id, person_id, nip, name, display_name, kind, rank, holding_id,
      position_name, position_kind, functional_level, unit_id, unit_name, organizational_unit_id, organizational_unit_name,
      is_head, skills, assessor_unit_id, assessor_employee_id, assessor_basis, assessor_needs_confirmation, search)
  select e.id, e.agency_id, p.id, p.nip, p.name,
         coalesce(nullif(p.front_title, '') || ' ', '') || p.name || coalesce(', ' || nullif(p.back_title, ''), ''),
         e.kind, r.rank, h.id, h.position_name, h.position_kind, h.functional_level, u.id, u.name, o.id, o.name,
         h.is_head, coalesce(s.skills, '{}'), seat.unit_id, seat.assessor_employee_id, seat.basis,
         seat.needs_confirmation and not exists (select 1 from assessor_confirmation c
           where c.employee_id = e.id and c.seat_unit_id = seat.unit_id),
         fold(concat_ws(' ', p.name, p.nip, h.position_name, h.functional_level, u.name, o.name, array_to_string(s.skills, ' ')))
    from position_holding h
    join employment e on e.id = h.employee_id
    join person p on p.id = e.person_id
    join unit u on u.id = h.unit_id
    left join unit o on o.id = u.organizational_unit_id
    left join lateral (select rank from rank_entry where employee_id = e.id and recorded_on <= $2::date
                        order by recorded_on desc, id desc limit 1) r on true
    left join lateral (select array_agg(skill order by skill) as skills from employee_skill where employee_id = e.id) s on true
    join jsonb_to_recordset($3::jsonb) as seat(employee_id uuid, unit_id uuid, assessor_employee_id uuid, basis text, needs_confirmation boolean)
      on seat.employee_id = e.id
   where h.agency_id = $1 and h.starts_on <= $2::date and (h.ends_on is null or h.ends_on >= $2::date)
  on conflict (employee_id) do update set
      nip = excluded.nip, name = excluded.name, display_name = excluded.display_name, kind = excluded.kind, rank = excluded.rank,
      holding_id = excluded.holding_id, position_name = excluded.position_name, position_kind = excluded.position_kind,
      functional_level = excluded.functional_level, unit_id = excluded.unit_id, unit_name = excluded.unit_name,
      organizational_unit_id = excluded.organizational_unit_id, organizational_unit_name = excluded.organizational_unit_name,
      is_head = excluded.is_head, skills = excluded.skills, assessor_unit_id = excluded.assessor_unit_id,
      assessor_employee_id = excluded.assessor_employee_id, assessor_basis = excluded.assessor_basis,
      assessor_needs_confirmation = excluded.assessor_needs_confirmation, search = excluded.search
    where (employee_directory.*) is distinct from (excluded.*)`;

/** What a misspelt word is compared with: every word of the directory once. */
const WORDS_SQL = `
  with present as materialized (
    select distinct word from employee_directory d, directory_words(d.search) word where d.agency_id = $1
  ), gone as (
    delete from directory_word w where w.agency_id = $1 and not exists (select 1 from present p where p.word = w.word)
  )
  insert into directory_word (agency_id, word) select $1, word from present on conflict do nothing`;

/** Keeps `employee_directory`: who everyone is today, with the seat of the PjPK worked out (decision 2). */
@Injectable()
export class DirectoryService {
  /**
   * Rebuilds the directory of an agency as of `today`. Called in the transaction of whatever changed
   * structure, holdings, delegations, overrides or skills, and once a day for what begins or ends by date.
   */
  async refresh(sql: Sql, agencyId: string, today: string): Promise<void> {
    const units = await sql.query<SeatUnit>(UNITS_SQL, [agencyId, today]);
    const holdings = await sql.query<HoldingRow>(HOLDINGS_SQL, [agencyId, today]);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const seats = holdings.map((holding): SeatRow => {
      const override: AssessorOverride | null = holding.overrideEmployeeId
        ? { employeeId: holding.overrideEmployeeId }
        : null;
      const seat = resolveAssessorSeat(holding, byId, override);
      return {
        employee_id: holding.employeeId,
        unit_id: seat.unitId,
        assessor_employee_id: seat.employeeId,
        basis: seat.basis,
        needs_confirmation: seat.needsConfirmation,
      };
    });
    await sql.query(WRITE_SQL, [agencyId, today, JSON.stringify(seats)]);
    await sql.query(
      'delete from employee_directory where agency_id = $1 and employee_id <> all($2::uuid[])',
      [agencyId, seats.map((seat) => seat.employee_id)],
    );
    await sql.query(WORDS_SQL, [agencyId]);
  }
}
