import { Injectable } from '@nestjs/common';
import { type Actor, headedUnitIds, isHeadOf, viaText } from '../../kernel/actor.js';
import { refuseIfAny } from '../../kernel/error.js';
import { cleanNote, transition, wrongState } from '../../kernel/lifecycle.js';
import { sentence } from '../../kernel/sentence.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { forbidden, invalidField } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { AssignmentTie } from './assignment-tie.js';
import {
  openFaults,
  requireFitLeader,
  requireLeader,
  SQUAD_LIFECYCLE,
  SQUAD_STANDING,
  type SquadAction,
  type SquadMove,
} from './domain/lifecycle.js';
import { SQUAD_POLICY } from './domain/policy.js';
import { isAssignable, LEADER_ROLE } from './domain/rules.js';
import type { SquadDto } from './squad.dto.js';
import { MembershipEnding } from './membership-ending.service.js';
import { policyFacts, SquadReadingService, type SquadRow } from './squad-reading.service.js';
import { SquadsService } from './squads.service.js';

/** Of the working time; the unit head can change it with the roles. */
const LEADER_SHARE = '40.00';

/** The verbs that move a squad: lock, authorise, decide by the table, write, audit. */
@Injectable()
export class SquadDecisionService {
  constructor(
    private readonly database: Database,
    private readonly reading: SquadReadingService,
    private readonly squads: SquadsService,
    private readonly people: PeopleService,
    private readonly endings: MembershipEnding,
    private readonly assignments: AssignmentTie,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  /** @throws 403, 409 `wrong_state`, 400 at `roles` or `note`, 409 `leader_missing` */
  move(
    actor: Actor,
    squadId: string,
    action: Exclude<SquadMove, 'request-assessment'>,
    note?: string,
  ): Promise<SquadDto> {
    return this.decide(actor, squadId, action, note ?? null, async (tx, squad) => {
      const status = transition(SQUAD_LIFECYCLE, squad.status, action, note);
      if (action === 'open')
        refuseIfAny(
          openFaults({ ...squad, roleCount: (await this.squads.roles(tx, squad.id)).length }),
        );
      if (action === 'activate') requireLeader(squad);
      await this.squads.setStatus(tx, squad.id, status);
      if (action === 'close') await this.endSquad(tx, actor, squad, 'Tim selesai');
      if (action === 'disband')
        await this.endSquad(tx, actor, squad, `Tim dibubarkan: ${cleanNote(note) ?? ''}`);
    });
  }

  /**
   * Names the leader. A leader from the same unit organisasi leads at once and gets the surat tugas for the role Ketua tim
   * like every member; one of another unit must have it first (R113, R403).
   */
  appointLeader(actor: Actor, squadId: string, employeeId: string): Promise<SquadDto> {
    return this.decide(actor, squadId, 'appoint-leader', null, async (tx, squad) => {
      if (!SQUAD_STANDING['appoint-leader'].includes(squad.status)) throw wrongState();
      const person = await this.people.find(tx, actor.agencyId, employeeId);
      if (!person) throw invalidField('employeeId', 'employee_unknown', 'Pegawai tidak ditemukan.');
      const [issued] = await tx.query(
        `select 1 from ${this.assignments.live} a where a.squad_id = $1 and a.employee_id = $2 and a.status in ('issued', 'active')`,
        [squad.id, employeeId],
      );
      requireFitLeader({
        isAssignable: isAssignable(person.positionKind),
        sameUnitOrganisasi: person.organizationalUnitId === squad.ownerUnitId,
        hasIssuedAssignment: issued !== undefined,
      });
      if (squad.leaderEmployeeId === employeeId) return;
      await this.replaceLeader(tx, actor, squad, employeeId);
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [employeeId],
        kind: 'squad.appoint-leader',
        title: `Anda ditunjuk sebagai ketua ${squad.name}`,
        body: sentence(`Oleh ${actor.name}`),
        link: `/tim/${squad.id}`,
        entity: 'squad',
        entityId: squad.id,
      });
    });
  }

  /** The former leader leaves the role Ketua tim; as a member in another role he or she stays. */
  private async replaceLeader(
    tx: Tx,
    actor: Actor,
    squad: SquadRow,
    employeeId: string,
  ): Promise<void> {
    const roles = await this.squads.roles(tx, squad.id);
    const leaderRole = roles.find((role) => role.isLeader);
    if (!leaderRole) {
      await tx.query(
        `insert into squad_role (id, agency_id, squad_id, title, count, share_percent, is_leader, sort) values ($1, $2, $3, $4, 1, $5, true, -1)`,
        [newId(), actor.agencyId, squad.id, LEADER_ROLE, LEADER_SHARE],
      );
    }
    if (squad.leaderEmployeeId && leaderRole) {
      const [inRole] = await tx.query(
        `select 1 from ${this.assignments.live} a where a.role_id = $1 and a.employee_id = $2`,
        [leaderRole.id, squad.leaderEmployeeId],
      );
      if (inRole)
        await this.endings.end(
          tx,
          {
            ...endingOf(actor, squad),
            cause: 'handover',
            targets: [
              {
                employeeId: squad.leaderEmployeeId,
                squadId: squad.id,
                lastDay: actor.today,
                reason: 'Pergantian ketua tim',
              },
            ],
          },
          'nobody',
        );
    }
    await tx.query(
      'update squad set leader_employee_id = $2, leader_until = null, version = version + 1 where id = $1',
      [squad.id, employeeId],
    );
  }

  /** Everybody leaves: running assignments end, issued ones are recalled, those on their way are withdrawn. */
  private async endSquad(tx: Tx, actor: Actor, squad: SquadRow, reason: string): Promise<void> {
    await this.endings.end(
      tx,
      {
        ...endingOf(actor, squad),
        cause: 'squad',
        targets: [{ employeeId: null, squadId: squad.id, lastDay: actor.today, reason }],
      },
      'everybody',
    );
  }

  private decide(
    actor: Actor,
    squadId: string,
    action: SquadAction,
    note: string | null,
    work: (tx: Tx, squad: SquadRow) => Promise<void>,
  ): Promise<SquadDto> {
    return this.database.transaction(async (tx) => {
      await this.squads.lock(tx, actor.agencyId, squadId);
      const squad = await this.reading.readable(tx, actor, squadId);
      const me = actor.employeeId;
      const isAllowed =
        me &&
        SQUAD_POLICY[action](
          { employeeId: me, headOfUnitIds: headedUnitIds(actor) },
          policyFacts(squad),
        );
      if (!isAllowed)
        throw forbidden('Hanya kepala unit pemilik kinerja yang dapat melakukan ini.');
      await work(tx, squad);
      const owner =
        actor.headOf.find((unit) => unit.unitId === squad.ownerUnitId) ?? actor.headOf[0] ?? null;
      await this.audit.record(tx, actor, {
        action: `squad.${action}`,
        entity: 'squad',
        entityId: squad.id,
        via:
          isHeadOf(actor, squad.ownerUnitId) || squad.leaderEmployeeId !== me
            ? viaText('unit_head', owner)
            : 'leader',
        detail: { from: squad.status, ...(note ? { note } : {}) },
      });
      return this.reading.view(tx, actor, squad.id);
    });
  }
}

const endingOf = (actor: Actor, squad: SquadRow) => ({
  agencyId: actor.agencyId,
  today: actor.today,
  subject: actor,
  via: isHeadOf(actor, squad.ownerUnitId)
    ? viaText('unit_head', actor.headOf.find((unit) => unit.unitId === squad.ownerUnitId) ?? null)
    : viaText('leader'),
});
