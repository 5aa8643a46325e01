import { Injectable } from '@nestjs/common';
import { type Actor, type Seat } from '../../kernel/actor.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { SeatService, type SeatHolders } from '../../organization/acting/seat.service.js';
import type { Sql } from '../../platform/database/sql.js';
import {
  type Validator,
  validatorFor,
  type ValidatorCandidate,
  type ValidatorRule,
} from './domain/validator.js';
import type { RhkFacts } from '../../planning/skp/skp.service.js';
import type { SquadFacts } from '../../teams/squads/squads.service.js';

/** The validator as the rule finds it, with the seat that the work will wait for. */
export interface ChosenValidator extends Validator {
  seat: Seat | null;
}

interface SeatedCandidate extends ValidatorCandidate {
  seat: Seat;
}

/** Whose work it is, with the seat of the PjPK for the day of the work as far as it is known. */
export interface Author {
  employeeId: string;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** the day of the work */
  date: string;
}

/** What a piece of work is booked on. */
export interface Booking {
  squad: SquadFacts | null;
  rhk: RhkFacts | null;
}

type Asker = Pick<Actor, 'agencyId' | 'timeZone' | 'today'>;

/** What stays the same for everything that one person books on one day. */
export interface ValidatorBasis {
  employeeId: string;
  assessor: SeatedCandidate | null;
  assessorAbove: SeatedCandidate | null;
  delegate: SeatedCandidate | null;
  holders: SeatHolders;
  /** The person's own unit organisasi; squads of another one are work for others. */
  ownUnitId: string | null;
}

/** R604, with seats: who sits on them follows holdings and delegations. */
@Injectable()
export class ValidatorService {
  constructor(
    private readonly seats: SeatService,
    private readonly people: PeopleService,
  ) {}

  async of(sql: Sql, actor: Asker, author: Author, booking: Booking): Promise<ChosenValidator> {
    return this.choose(await this.basis(sql, actor, author, [booking]), booking);
  }

  /** Bounded statements, however many bookings are asked about at once; nobody is looked up whom none of them needs. */
  async basis(
    sql: Sql,
    actor: Asker,
    author: Author,
    bookings: readonly Booking[],
  ): Promise<ValidatorBasis> {
    const { employeeId } = author;
    const seat = assessorOf(author);
    const superiors = bookings.flatMap((booking) => [leaderSeat(booking), intervenedSeat(booking)]);
    const named = bookings.some(({ rhk }) => !rhk)
      ? await this.appointed(sql, actor, author)
      : null;
    const ofGoals = bookings.map(ownerSeat).filter((one) => one !== null);
    const person =
      ofGoals.length > 0 ? await this.people.find(sql, actor.agencyId, employeeId) : null;
    const asked = [seat, named, ...superiors, ...ofGoals].filter((one) => one !== null);
    const holders = await this.seats.holders(sql, actor.agencyId, actor.timeZone, asked);
    const basis: ValidatorBasis = {
      employeeId,
      assessor: candidate(holders, seat),
      assessorAbove: null,
      delegate: candidate(holders, named),
      holders,
      ownUnitId: person?.organizationalUnitId ?? null,
    };
    const isFound = bookings.every((booking) => this.choose(basis, booking).seat !== null);
    return isFound
      ? basis
      : { ...basis, assessorAbove: await this.above(sql, actor, employeeId, seat) };
  }

  choose(basis: ValidatorBasis, booking: Booking): ChosenValidator {
    const { squad, rhk } = booking;
    const leader = candidate(basis.holders, leaderSeat(booking));
    const intervenedOwner = candidate(basis.holders, intervenedSeat(booking));
    const isElsewhere = squad !== null && squad.ownerUnitId !== basis.ownUnitId;
    const owner = candidate(basis.holders, ownerSeat(booking));
    const chosen = validatorFor({
      ...basis,
      rhk: rhk && { intervenedOwner },
      squad: squad && {
        leader,
        leaderValidates: squad.leaderValidates,
        ...(isElsewhere ? { otherUnit: { head: owner } } : {}),
      },
    });
    const seats: Partial<Record<ValidatorRule, SeatedCandidate | null>> = {
      squad_leader: leader,
      intervened_superior: intervenedOwner,
      assessor: basis.assessor,
      owner_of_goal: owner,
      assessor_of_goal: basis.assessor,
      assessor_of_rhk: basis.assessor,
      appointed: basis.delegate,
      one_level_up: basis.assessorAbove,
    };
    return { ...chosen, seat: seats[chosen.rule]?.seat ?? null };
  }

  /** Whom the PjPK appointed for work of that day without RHK, if anyone. */
  private async appointed(
    sql: Sql,
    { agencyId }: Asker,
    { employeeId, date }: Author,
  ): Promise<Seat | null> {
    const [row] = await sql.query<{ id: string }>(
      `select validator_employee_id as id from validator_appointment
        where agency_id = $1 and employee_id = $2 and starts_on <= $3 and (ends_on is null or ends_on >= $3)`,
      [agencyId, employeeId, date],
    );
    return row ? { unitId: null, employeeId: row.id } : null;
  }

  /** One level up: the nearest acting head above the assessor's seat who is not the person. */
  private async above(
    sql: Sql,
    actor: Asker,
    employeeId: string,
    seat: Seat | null,
  ): Promise<SeatedCandidate | null> {
    if (!seat) return null;
    if (seat.employeeId !== null) {
      const next = await this.seats.assessorSeat(sql, seat.employeeId);
      if (!next) return null;
      return candidate(await this.seats.holders(sql, actor.agencyId, actor.timeZone, [next]), next);
    }
    const [row] = await sql.query<{ unitId: string; employeeId: string; name: string }>(
      `with up as materialized (select path from unit where id = $3)
       select h.unit_id as "unitId", h.employee_id as "employeeId", d.display_name as name
         from acting_heads($1, $2) h join employee_directory d on d.employee_id = h.employee_id
        where h.unit_id = any((select path from up)::uuid[]) and h.unit_id <> $3 and h.employee_id <> $4
        order by array_position((select path from up), h.unit_id) desc limit 1`,
      [actor.agencyId, actor.today, seat.unitId, employeeId],
    );
    if (!row) return null;
    return {
      employeeId: row.employeeId,
      name: row.name,
      seat: { unitId: row.unitId, employeeId: null },
    };
  }
}

/** A leader validates as leader of this squad, not as holder of a unit's post. */
const leaderSeat = ({ squad }: Booking): Seat | null =>
  squad?.leaderValidates && squad.leaderEmployeeId
    ? { unitId: null, employeeId: squad.leaderEmployeeId }
    : null;

/** A head's RHK belongs to the post: today's holder, or who acts for it, validates the work that supports it. */
function intervenedSeat({ squad, rhk }: Booking): Seat | null {
  if (!squad || !rhk?.intervenedOwnerEmployeeId) return null;
  return rhk.intervenedHeadOfUnitId
    ? { unitId: rhk.intervenedHeadOfUnitId, employeeId: null }
    : { unitId: null, employeeId: rhk.intervenedOwnerEmployeeId };
}

/** Whose work it is where it is booked on a squad and an RHK. */
const ownerSeat = ({ squad, rhk }: Booking): Seat | null =>
  squad && rhk ? { unitId: squad.ownerUnitId, employeeId: null } : null;

function assessorOf({ assessorUnitId, assessorEmployeeId }: Author): Seat | null {
  return assessorUnitId !== null || assessorEmployeeId !== null
    ? { unitId: assessorUnitId, employeeId: assessorEmployeeId }
    : null;
}

function candidate(holders: SeatHolders, seat: Seat | null): SeatedCandidate | null {
  if (!seat) return null;
  const { employeeId, name } = holders.of(seat);
  return employeeId && name
    ? { employeeId, name, seat: { unitId: seat.unitId, employeeId: seat.employeeId } }
    : null;
}
