import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import { displayNameSql } from '../people/display-name.js';
import {
  type AssessorOverride,
  type AssessorProblem,
  type AssessorSeat,
  resolveAssessorSeat,
  ringsAmong,
  type SeatUnit,
} from '../units/domain/assessor.js';

/** As the resolver asks for it, with who heads the unit that day. */
type HeadedSeatUnit = SeatUnit & { headEmployeeId: string | null };

interface HoldingRow {
  employeeId: string;
  unitId: string;
  isHead: boolean;
  overrideEmployeeId: string | null;
  /** The admin named somebody who holds no post any more: the rules answer instead. */
  isOverrideGone: boolean;
  actsForUnitIds: string[];
  /** Units whose head the admin has confirmed as this person's PjPK. */
  confirmedUnitIds: string[];
  /** What the directory says now; null for a person who is not in it yet. */
  written: SeatRow | null;
}

interface SeatRow {
  employee_id: string;
  unit_id: string | null;
  assessor_employee_id: string | null;
  basis: string;
  needs_confirmation: boolean;
  /**
   * `gone`: the person named by the admin holds no post any more; `ring`: assessed by people whom they assess themselves.
   */
  problem: AssessorProblem | null;
}

const UNITS_SQL = `
  select u.id, u.parent_id as "parentId", u.kind, u.template, u.is_organizational as "isUnitOrganisasi",
         h.employee_id as "headEmployeeId", h.employee_id is not null as "hasHead"
    from unit u left join acting_heads($1, $2) h on h.unit_id = u.id where u.agency_id = $1`;

/** On the day $2. */
const IN_FORCE = (alias: string): string =>
  `${alias}.undone_at is null and ${alias}.starts_on <= $2::date and (${alias}.ends_on is null or ${alias}.ends_on >= $2::date)`;

const HOLDINGS_SQL = `
  select h.employee_id as "employeeId", h.unit_id as "unitId", h.is_head as "isHead",
         case when held.id is not null then o.assessor_employee_id end as "overrideEmployeeId",
         o.assessor_employee_id is not null and held.id is null as "isOverrideGone",
         coalesce((select array_agg(d.unit_id) from delegation d where d.delegate_employee_id = h.employee_id
                     and d.revoked_at is null and $2::date between d.starts_on and d.ends_on), '{}') as "actsForUnitIds",
         coalesce((select array_agg(c.seat_unit_id) from assessor_confirmation c where c.employee_id = h.employee_id), '{}')
           as "confirmedUnitIds",
         case when e.employee_id is not null then jsonb_build_object('employee_id', e.employee_id, 'unit_id', e.assessor_unit_id,
           'assessor_employee_id', e.assessor_employee_id, 'basis', e.assessor_basis,
           'needs_confirmation', e.assessor_needs_confirmation, 'problem', e.assessor_problem) end as written
    from position_holding h
    left join employee_directory e on e.employee_id = h.employee_id
    left join assessor_override o on o.employee_id = h.employee_id and o.status = 'confirmed'
     and o.starts_on <= $2::date and (o.ends_on is null or o.ends_on >= $2::date)
    left join position_holding held on held.employee_id = o.assessor_employee_id
     and held.starts_on <= $2::date and (held.ends_on is null or held.ends_on >= $2::date)
     and not exists (select 1 from suspension s where s.employee_id = held.employee_id and ${IN_FORCE('s')})
   where h.agency_id = $1 and h.starts_on <= $2::date and (h.ends_on is null or h.ends_on >= $2::date)
     and not exists (select 1 from suspension s where s.employee_id = h.employee_id and ${IN_FORCE('s')})
     and ($3::uuid is null or h.unit_id in (select id from unit where path @> array[$3::uuid]))`;

/** A SeatRow as SQL reads it from JSON. */
const SEAT =
  'seat(employee_id uuid, unit_id uuid, assessor_employee_id uuid, basis text, needs_confirmation boolean, problem text)';

/** The searched text holds no NIP: otherwise people who may not read one could find it digit by digit. */
const WRITE_SQL = `
  insert into employee_directory (employee_id, agency_id, person_id, nip, name, display_name, kind, rank, holding_id,
      position_name, position_kind, functional_level, unit_id, unit_name, organizational_unit_id, organizational_unit_name,
      is_head, skills, assessor_unit_id, assessor_employee_id, assessor_basis, assessor_needs_confirmation,
      assessor_problem, search)
  select e.id, e.agency_id, p.id, p.nip, p.name,
         ${displayNameSql('p')},
         e.kind, r.rank, h.id, h.position_name, h.position_kind, h.functional_level, u.id, u.name, o.id, o.name,
         h.is_head, coalesce(s.skills, '{}'), seat.unit_id, seat.assessor_employee_id, seat.basis,
         seat.needs_confirmation, seat.problem,
         fold_words(concat_ws(' ', p.front_title, p.name, p.back_title, h.position_name, h.functional_level, u.name, o.name,
           array_to_string(s.skills, ' ')))
    from position_holding h
    join employment e on e.id = h.employee_id
    join person p on p.id = e.person_id
    join unit u on u.id = h.unit_id
    left join unit o on o.id = u.organizational_unit_id
    left join lateral (select rank from rank_entry where employee_id = e.id and recorded_on <= $2::date
                        order by recorded_on desc, id desc limit 1) r on true
    left join lateral (select array_agg(skill order by skill) as skills from employee_skill where employee_id = e.id) s on true
    join jsonb_to_recordset($3::jsonb) as ${SEAT}
      on seat.employee_id = e.id
   where h.agency_id = $1 and h.starts_on <= $2::date and (h.ends_on is null or h.ends_on >= $2::date)
  on conflict (employee_id) do update set
      nip = excluded.nip, name = excluded.name, display_name = excluded.display_name, kind = excluded.kind, rank = excluded.rank,
      holding_id = excluded.holding_id, position_name = excluded.position_name, position_kind = excluded.position_kind,
      functional_level = excluded.functional_level, unit_id = excluded.unit_id, unit_name = excluded.unit_name,
      organizational_unit_id = excluded.organizational_unit_id, organizational_unit_name = excluded.organizational_unit_name,
      is_head = excluded.is_head, skills = excluded.skills, assessor_unit_id = excluded.assessor_unit_id,
      assessor_employee_id = excluded.assessor_employee_id, assessor_basis = excluded.assessor_basis,
      assessor_needs_confirmation = excluded.assessor_needs_confirmation,
      assessor_problem = excluded.assessor_problem, search = excluded.search
    where (employee_directory.*) is distinct from (excluded.*)`;

const WRITE_SEATS_SQL = `
  update employee_directory d
     set assessor_unit_id = seat.unit_id, assessor_employee_id = seat.assessor_employee_id, assessor_basis = seat.basis,
         assessor_needs_confirmation = seat.needs_confirmation, assessor_problem = seat.problem
    from jsonb_to_recordset($2::jsonb) as ${SEAT}
   where d.agency_id = $1 and d.employee_id = seat.employee_id`;

/** The seat stays with the post: when its holder has moved on, what was done in it is still decided there. */
const KEEP_SEATS_SQL = `
  update position_holding h set assessor_unit_id = d.assessor_unit_id, assessor_employee_id = d.assessor_employee_id
    from employee_directory d
   where d.agency_id = $1 and h.id = d.holding_id
     and (h.assessor_unit_id, h.assessor_employee_id) is distinct from (d.assessor_unit_id, d.assessor_employee_id)`;

const KNOWN_COLUMNS = `employee_id, agency_id, person_id, nip, name, display_name, kind, rank, holding_id, position_name, position_kind,
  functional_level, unit_id, unit_name, organizational_unit_id, organizational_unit_name, is_head, skills`;

/** People who no longer serve keep their names where they took part; those who come back leave that list. */
const LEFT_SQL = `
  with gone as (delete from employee_directory where agency_id = $1 and employee_id <> all($2::uuid[]) returning ${KNOWN_COLUMNS})
  insert into former_employee (${KNOWN_COLUMNS}) select ${KNOWN_COLUMNS} from gone
  on conflict (employee_id) do nothing`;
const BACK_SQL =
  'delete from former_employee where agency_id = $1 and employee_id = any($2::uuid[])';

/** Every word of the directory once, for comparison with a misspelt one. */
const ADD_WORDS_SQL = `
  insert into directory_word (agency_id, word)
  select distinct $1::uuid, word from employee_directory d, directory_words(d.search) word
   where d.agency_id = $1 and d.employee_id = any($2::uuid[])
  on conflict do nothing`;
const DROP_WORDS_SQL = `
  with present as materialized (
    select distinct word from employee_directory d, directory_words(d.search) word where d.agency_id = $1
  )
  delete from directory_word w where w.agency_id = $1 and not exists (select 1 from present p where p.word = w.word)`;

/** Keeps `employee_directory`: who everyone is today, with the seat of the PjPK worked out (R103). */
@Injectable()
export class DirectoryService {
  /**
   * Rebuilds the directory of an agency as of `today`. Called in the transaction of the verb that changed
   * structure, holdings or skills, and once a day for what begins or ends by date.
   */
  async refresh(sql: Sql, agencyId: string, today: string): Promise<void> {
    const seats = (await this.seats(sql, agencyId, today)).map(({ seat }) => seat);
    const employeeIds = seats.map((seat) => seat.employee_id);
    await sql.query(WRITE_SQL, [agencyId, today, JSON.stringify(seats)]);
    await sql.query(KEEP_SEATS_SQL, [agencyId]);
    await sql.query(LEFT_SQL, [agencyId, employeeIds]);
    await sql.query(BACK_SQL, [agencyId, employeeIds]);
    await sql.query(ADD_WORDS_SQL, [agencyId, employeeIds]);
    await sql.query(DROP_WORDS_SQL, [agencyId]);
  }

  /**
   * The same for the people in one unit and below, after a change that reaches only them. People join or leave the
   * directory only by a full refresh.
   */
  async refreshUnder(sql: Sql, agencyId: string, today: string, unitId: string): Promise<void> {
    const seats = (await this.seats(sql, agencyId, today, unitId)).map(({ seat }) => seat);
    await sql.query(WRITE_SQL, [agencyId, today, JSON.stringify(seats)]);
    await sql.query(KEEP_SEATS_SQL, [agencyId]);
    await sql.query(ADD_WORDS_SQL, [agencyId, seats.map((seat) => seat.employee_id)]);
  }

  /**
   * Works the seats of all PjPK out anew and writes those that moved: after a delegation or an override, which change
   * who assesses whom and nothing else. Tens of thousands of people are read, a handful of rows is written.
   */
  async refreshSeats(sql: Sql, agencyId: string, today: string): Promise<void> {
    const moved = (await this.seats(sql, agencyId, today))
      .filter(({ seat, written }) => written !== null && !sameSeat(seat, written))
      .map(({ seat }) => seat);
    if (moved.length === 0) return;
    await sql.query(WRITE_SEATS_SQL, [agencyId, JSON.stringify(moved)]);
    await sql.query(KEEP_SEATS_SQL, [agencyId]);
  }

  /** The seat of everyone who holds a position on that day, beside the one that the directory tells. */
  private async seats(sql: Sql, agencyId: string, today: string, under: string | null = null) {
    const units = await sql.query<HeadedSeatUnit>(UNITS_SQL, [agencyId, today]);
    const holdings = await sql.query<HoldingRow>(HOLDINGS_SQL, [agencyId, today, under]);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const resolved = holdings.map((holding) => ({ holding, seat: resolve(holding, byId) }));
    // A ring cannot be detected from a part of the people: theirs stays as computed when all were last read.
    const inRing = under === null ? ringsAmong(assessorsOf(resolved, byId)) : null;
    return resolved.map(({ holding, seat }) => {
      const wasInRing = holding.written?.problem === 'ring';
      const isInRing = inRing ? inRing.has(holding.employeeId) : wasInRing;
      return { seat: rowOf(holding, seat, isInRing), written: holding.written };
    });
  }
}

interface Resolved {
  readonly holding: HoldingRow;
  readonly seat: AssessorSeat;
}

function resolve(holding: HoldingRow, byId: ReadonlyMap<string, SeatUnit>): AssessorSeat {
  const override: AssessorOverride | null = holding.overrideEmployeeId
    ? { employeeId: holding.overrideEmployeeId }
    : null;
  return resolveAssessorSeat(holding, byId, override);
}

/** The PjPK of each person, where somebody sits on the seat. */
function assessorsOf(
  resolved: readonly Resolved[],
  byId: ReadonlyMap<string, HeadedSeatUnit>,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const { holding, seat } of resolved) {
    const assessor = seat.employeeId ?? byId.get(seat.unitId ?? '')?.headEmployeeId;
    if (assessor) found.set(holding.employeeId, assessor);
  }
  return found;
}

function rowOf(holding: HoldingRow, seat: AssessorSeat, isInRing: boolean): SeatRow {
  const confirmed = seat.unitId !== null && holding.confirmedUnitIds.includes(seat.unitId);
  const problem = isInRing ? 'ring' : holding.isOverrideGone ? 'gone' : null;
  return {
    employee_id: holding.employeeId,
    unit_id: seat.unitId,
    assessor_employee_id: seat.employeeId,
    basis: seat.basis,
    needs_confirmation: problem !== null || (seat.needsConfirmation && !confirmed),
    problem,
  };
}

function sameSeat(a: SeatRow, b: SeatRow): boolean {
  return (
    a.unit_id === b.unit_id &&
    a.assessor_employee_id === b.assessor_employee_id &&
    a.basis === b.basis &&
    a.needs_confirmation === b.needs_confirmation &&
    a.problem === b.problem
  );
}
