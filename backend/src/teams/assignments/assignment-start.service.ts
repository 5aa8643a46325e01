import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, type Seat, viaText } from '../../kernel/actor.js';
import { addDays, laterOf } from '../../kernel/date.js';
import { GoalsService } from '../../planning/goals/goals.service.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { type AssessorSeatFacts, SeatService } from '../../organization/acting/seat.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import { forbidden, invalidField, notFound, refusal } from '../../platform/errors/problem.js';
import { isAssignable } from '../squads/domain/rules.js';
import { type RoleFacts, type SquadFacts, SquadsService } from '../squads/squads.service.js';
import type { LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import type { AssignmentDto, StartAssignmentDto, StartPreviewQuery } from './assignment.dto.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import { AssignmentNews } from './assignment-news.js';
import { findReadable, type NamedAssignmentRow, stepsOf } from './assignment.queries.js';
import { findPredecessor, insertAssignment, type NewStep } from './assignment.store.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { type Chain, chainFor, type ChainStep, dueOn, routeFor } from './domain/chain.js';
import type { LetterMoment } from './letter-composition.js';
import { startSteps } from './domain/lifecycle.js';
import { asksAs, isLeftTo, takesPeople } from './domain/proposing.js';
import type { Route, StartedBy } from './domain/terms.js';
import { settingOf } from '../../platform/database/settings.js';

const ALREADY_IN_SQUAD = 'Pegawai ini sudah menjadi anggota atau sedang diproses untuk tim ini.';

interface Prepared {
  squad: SquadFacts;
  role: RoleFacts;
  person: EmployeeFacts;
  homeUnitId: string;
  assessor: AssessorSeatFacts;
  route: Route;
  startedAs: StartedBy;
  chain: Chain;
  startsOn: string;
}

/** Starts an assignment: works out route and chain, freezes the steps and their seats (R407, R408). */
@Injectable()
export class AssignmentStartService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly squads: SquadsService,
    private readonly goals: GoalsService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly calendars: CalendarService,
    private readonly letters: AssignmentLettersService,
    private readonly views: AssignmentViewService,
    private readonly audit: AuditService,
    private readonly news: AssignmentNews,
  ) {}

  /** @throws 400 and 409 as for every letter when the start brings one that was not read as it is */
  start(actor: Actor, body: StartAssignmentDto): Promise<AssignmentDto> {
    return this.database.transaction((tx) => this.startIn(tx, actor, body)).catch(knownClash);
  }

  /** The letters that a start brings by itself, as they would read now. @throws what `start` throws */
  preview(actor: Actor, body: StartPreviewQuery): Promise<LetterPreviewDto> {
    const read = async (tx: Tx): Promise<LetterPreviewDto> => {
      const prepared = await this.prepare(tx, actor, body);
      const { startLetters } = prepared.chain;
      if (startLetters.length === 0) return { items: [], letterHash: null };
      const row = await this.written(tx, actor, body, prepared);
      const moment = await this.momentOf(tx, actor, row, viaOf(actor, prepared));
      return this.letters.preview(tx, startLetters, moment);
    };
    return this.database.rehearse(read).catch(knownClash);
  }

  private async written(
    tx: Tx,
    actor: Actor,
    body: StartPreviewQuery,
    prepared: Prepared,
  ): Promise<NamedAssignmentRow> {
    const id = await this.insert(tx, actor, body, prepared);
    const row = await findReadable(tx, actor, id);
    if (!row) throw new Error('the starter may read what was started');
    return row;
  }

  private async startIn(tx: Tx, actor: Actor, body: StartAssignmentDto): Promise<AssignmentDto> {
    const prepared = await this.prepare(tx, actor, body);
    const row = await this.written(tx, actor, body, prepared);
    const via = viaOf(actor, prepared);
    await this.audit.record(tx, actor, {
      action: 'assignment.start',
      entity: 'assignment',
      entityId: row.id,
      via,
      detail: { squadId: body.squadId, employeeId: body.employeeId, route: prepared.route },
    });
    const moment = await this.momentOf(tx, actor, row, via);
    const { startLetters } = prepared.chain;
    await this.letters.requireSeen(tx, startLetters, moment, body.letterHash ?? null);
    const delivered = await this.letters.issue(tx, startLetters, moment);
    await this.letters.keepRequest(tx, moment);
    await this.news.turn(tx, actor.timeZone, row, moment.steps, prepared.squad.name);
    await this.news.letters(tx, row, delivered);
    return this.views.one(tx, actor, row);
  }

  private async prepare(tx: Tx, actor: Actor, body: StartPreviewQuery): Promise<Prepared> {
    // Locked, so that nobody starts into a squad that is being disbanded.
    const squad = await this.squads.lock(tx, actor.agencyId, body.squadId);
    if (!squad) throw notFound('Tim kerja');
    const role = (await this.squads.roles(tx, squad.id)).find(({ id }) => id === body.roleId);
    if (!role) throw invalidField('roleId', 'unknown', 'Peran ini tidak ada di tim tersebut.');
    const person = await this.findPerson(tx, actor, body.employeeId);
    const assessor = await this.seats.assessorSeat(tx, person.employeeId);
    const startedAs = asksAs(actor, squad, body.origin, {
      employeeId: person.employeeId,
      assessor,
    });
    if (startedAs === null) throw forbidden('Anda tidak berwenang memulai penugasan ini.');
    const { homeUnitId, assessorSeat } = requireFit(squad, role, person, assessor, actor.today);
    const route = routeFor({
      ownerUnitId: squad.ownerUnitId,
      homeUnitId,
      ownerAgencyId: actor.agencyId,
      homeAgencyId: person.agencyId,
    });
    const chain = chainFor({
      route,
      origin: body.origin,
      startedBy: startedAs,
      letterSignatory: await settingOf(tx, actor.agencyId, 'letterSignatory'),
    });
    await this.requireSeat(tx, actor, squad, role, body);
    const startsOn = await this.startsOn(tx, actor, squad, body);
    return {
      squad,
      role,
      person,
      homeUnitId,
      assessor: assessorSeat,
      route,
      startedAs,
      chain,
      startsOn,
    };
  }

  /** From today, or from the day after somebody whose place is taken. */
  private async startsOn(
    tx: Tx,
    actor: Actor,
    squad: SquadFacts,
    body: StartPreviewQuery,
  ): Promise<string> {
    const first = laterOf(squad.startsOn, actor.today);
    if (!body.previousId) return first;
    const previous = await findPredecessor(tx, actor.agencyId, body.previousId);
    const isTaken =
      previous?.isLeaving &&
      previous.squadId === squad.id &&
      previous.roleId === body.roleId &&
      previous.employeeId !== body.employeeId;
    if (!isTaken) {
      throw invalidField(
        'previousId',
        'not_replaceable',
        'Penugasan yang digantikan harus pada peran yang sama dan sudah atau akan berakhir.',
      );
    }
    const startsOn = laterOf(first, addDays(previous.endsOn, 1));
    return startsOn > squad.endsOn ? first : startsOn;
  }

  /** Somebody of another agency is answered like nobody: the wall lets no other be seen (docs/decisions/0014). */
  private async findPerson(tx: Tx, actor: Actor, employeeId: string): Promise<EmployeeFacts> {
    const person = await this.people.find(tx, actor.agencyId, employeeId);
    if (!person) throw invalidField('employeeId', 'unknown', 'Pegawai ini tidak dikenal.');
    return person;
  }

  private async requireSeat(
    tx: Tx,
    actor: Actor,
    squad: SquadFacts,
    role: RoleFacts,
    body: StartPreviewQuery,
  ): Promise<void> {
    await this.squads.requireSeatToStart(tx, role.id, body.origin);
    const members = await this.squads.members(tx, squad.id, {
      from: actor.today,
      until: squad.endsOn,
    });
    if (members.some((member) => member.employeeId === body.employeeId)) {
      throw refusal('already_in_squad', ALREADY_IN_SQUAD);
    }
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    body: StartPreviewQuery,
    prepared: Prepared,
  ): Promise<string> {
    const { squad, role, chain, homeUnitId } = prepared;
    const now = this.clock.now();
    const calendar = await this.calendars.calendar(tx, actor.agencyId);
    const goal = await this.goals.find(tx, actor.agencyId, squad.goalId);
    const id = newId();
    const marked = startSteps(chain.steps, { isEmployee: body.employeeId === actor.employeeId });
    const steps = marked.map((step): NewStep => {
      const isPending = step.status === 'pending';
      const isSkipped = step.status === 'skipped';
      const seat = seatOf(step, prepared);
      return {
        order: step.order,
        action: step.action,
        capacity: step.capacity,
        side: step.side,
        letters: step.letters,
        refusalLetters: step.refusalLetters,
        unitId: seat.unitId,
        employeeId: seat.employeeId,
        status: step.status,
        since: isPending ? now : null,
        dueOn: isPending ? dueOn(step.capacity, actor.today, calendar) : null,
        decidedAt: isSkipped ? now : null,
        decidedBy: isSkipped ? actor.employeeId : null,
        decidedVia: isSkipped ? step.capacity : null,
      };
    });
    const fresh = {
      id,
      agencyId: actor.agencyId,
      squadId: squad.id,
      roleId: role.id,
      employeeId: body.employeeId,
      origin: body.origin,
      startedAs: prepared.startedAs,
      starterEmployeeId: actor.employeeId ?? '',
      route: prepared.route,
      ownerUnitId: squad.ownerUnitId,
      homeUnitId,
      task: role.title,
      startsOn: prepared.startsOn,
      endsOn: squad.endsOn,
      sharePercent: role.sharePercent,
      note: body.note ?? '',
      letterDraft: goal?.statement ?? role.title,
      startLetters: chain.startLetters,
      previousId: body.previousId,
    };
    await insertAssignment(tx, fresh, steps, now);
    return id;
  }

  private async momentOf(
    tx: Tx,
    actor: Actor,
    row: NamedAssignmentRow,
    via: string,
  ): Promise<LetterMoment> {
    return {
      row,
      steps: await stepsOf(tx, [row.id], actor.today),
      signing: { employeeId: actor.employeeId ?? '', via },
      at: this.clock.now(),
      today: actor.today,
      timeZone: actor.timeZone,
      granted: true,
      note: null,
    };
  }
}

/** Two who started at the same moment: the database keeps one. */
function knownClash(error: unknown): never {
  if (isUniqueClash(error, 'assignment_once')) throw refusal('already_in_squad', ALREADY_IN_SQUAD);
  throw error;
}

/** What must hold for squad and person, no matter who starts. */
function requireFit(
  squad: SquadFacts,
  role: RoleFacts,
  person: EmployeeFacts,
  assessor: AssessorSeatFacts | null,
  today: string,
): { homeUnitId: string; assessorSeat: AssessorSeatFacts } {
  if (!isAssignable(person.positionKind)) {
    throw refusal(
      'not_assignable',
      'Hanya pejabat fungsional dan pelaksana yang dapat ditugaskan.',
    );
  }
  if (!takesPeople(squad, role, today)) {
    throw refusal('squad_not_recruiting', 'Tim ini tidak sedang menerima anggota.');
  }
  if (!isLeftTo(role, squad, person.employeeId)) {
    throw refusal(
      'leader_seat_taken',
      'Peran Ketua tim untuk ketua yang ditunjuk. Ganti ketua lebih dahulu.',
    );
  }
  if (person.organizationalUnitId === null) {
    throw refusal('home_unit_unknown', 'Unit organisasi pegawai ini belum ditetapkan.');
  }
  if (assessor === null) {
    throw refusal(
      'assessor_unknown',
      'Pejabat Penilai Kinerja pegawai ini belum diketahui. Lengkapi lebih dahulu.',
    );
  }
  return { homeUnitId: person.organizationalUnitId, assessorSeat: assessor };
}

const viaOf = (actor: Actor, { startedAs, squad }: Prepared): string =>
  viaText(startedAs, fillsSeat(actor, ownerSeat(squad)));

const ownerSeat = (squad: SquadFacts): Seat => ({ unitId: squad.ownerUnitId, employeeId: null });

/** The seat that is frozen for a step: a unit's head, or one person. */
function seatOf(step: ChainStep, { squad, person, homeUnitId, assessor }: Prepared): Seat {
  if (step.capacity === 'employee') return { unitId: null, employeeId: person.employeeId };
  if (step.capacity === 'assessor') {
    return { unitId: assessor.unitId, employeeId: assessor.employeeId };
  }
  return { unitId: step.side === 'owner' ? squad.ownerUnitId : homeUnitId, employeeId: null };
}
