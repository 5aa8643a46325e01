import { Injectable } from '@nestjs/common';
import { AssignmentLettersService } from '../teams/assignments/assignment-letters.service.js';
import type { Tx } from '../platform/database/database.js';
import type { DemoAssignment } from './making/assignment.maker.js';

/** The letters of the demo: numbered, signed and kept by the same service as any other. */
@Injectable()
export class DemoLetters {
  constructor(private readonly letters: AssignmentLettersService) {}

  /** In the order of time, so that the numbers of each unit rise with the dates. */
  async issue(
    tx: Tx,
    agencyId: string,
    timeZone: string,
    assignments: readonly DemoAssignment[],
  ): Promise<number> {
    const moments = assignments
      .flatMap((assignment) => assignment.letters.map((moment) => ({ assignment, moment })))
      .toSorted((a, b) => a.moment.at.getTime() - b.moment.at.getTime());
    for (const assignment of assignments) {
      await this.letters.keepRequest(tx, {
        row: rowOf(agencyId, assignment),
        steps: stepsOf(assignment),
        signing: { employeeId: assignment.starter.employeeId, via: 'employee' },
        at: assignment.createdAt,
        today: assignment.startsOn,
        timeZone,
        granted: true,
        note: null,
      });
    }
    let count = 0;
    for (const { assignment, moment } of moments) {
      const delivered = await this.letters.issue(tx, moment.plans, {
        row: rowOf(agencyId, assignment),
        steps: stepsOf(assignment),
        signing: moment.signer,
        at: moment.at,
        today: moment.on,
        timeZone,
        granted: moment.granted,
        note: moment.note,
      });
      count += delivered.length;
    }
    return count;
  }
}

const rowOf = (agencyId: string, one: DemoAssignment) => ({
  id: one.id,
  agencyId,
  squadId: one.order.squad.id,
  roleId: one.order.role.id,
  employeeId: one.order.person.employeeId,
  origin: one.origin,
  startedAs: one.order.startedAs,
  starterEmployeeId: one.starter.employeeId,
  route: one.route,
  status: one.status,
  ownerUnitId: one.order.squad.ownerUnitId,
  homeUnitId: one.homeUnitId,
  task: one.order.role.title,
  startsOn: one.startsOn,
  endsOn: one.endsOn,
  sharePercent: `${one.order.role.share}`,
  note: '',
  letterDraft: one.order.squad.goal.statement,
  sentRequest: null,
  previousId: null,
  endingReason: null,
  issuedAt: one.issuedAt,
  acknowledgedAt: one.acknowledgedAt,
  receivedByLapse: false,
  endingCause: null,
  endingAt: null,
  plannedEndsOn: null,
  version: 1,
  createdAt: one.createdAt,
});

const stepsOf = (one: DemoAssignment) =>
  one.steps.map((step) => ({
    ...step,
    assignmentId: one.id,
    frozenUnitId: step.unitId,
    frozenEmployeeId: step.employeeId,
    decidedByName: null,
    remindedOn: null,
  }));
