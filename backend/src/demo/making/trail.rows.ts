import type { DemoAssignment } from './assignment.maker.js';
import type { Ids } from './ids.js';
import type { DemoPerson, Roster } from './roster.js';
import type { DemoSkp } from './skp.maker.js';
import type { DemoSquad } from './squad.maker.js';

interface Deed {
  at: Date;
  by: DemoPerson;
  via: string;
  action: string;
  entity: string;
  entityId: string;
  detail?: Record<string, unknown>;
}

/** Who did what, when and in which capacity: the events that the verbs would have recorded. */
export class Trail {
  constructor(
    private readonly agencyId: string,
    private readonly roster: Roster,
    private readonly ids: Ids,
  ) {}

  ofSquad(squad: DemoSquad) {
    const deed = (action: string, at: Date, by: DemoPerson, via: string): Deed => ({
      at,
      by,
      via,
      action: `squad.${action}`,
      entity: 'squad',
      entityId: squad.id,
    });
    const { owner, leader, createdAt, text } = squad;
    const later = (days: number) => new Date(createdAt.getTime() + days * 86_400_000);
    const deeds = [deed('create', createdAt, owner, 'unit_head')];
    if (text.status !== 'draft') deeds.push(deed('open', later(0.1), owner, 'unit_head'));
    if (text.status !== 'draft' && text.status !== 'recruiting')
      deeds.push(deed('activate', later(5), leader, 'leader'));
    return deeds.map((one) => this.row(one));
  }

  ofAssignment(one: DemoAssignment) {
    const { starter, order, createdAt } = one;
    const deeds: Deed[] = [
      {
        at: createdAt,
        by: starter,
        via: order.startedAs,
        action: 'assignment.start',
        entity: 'assignment',
        entityId: one.id,
        detail: {
          squadId: order.squad.id,
          employeeId: order.person.employeeId,
          route: one.route,
        },
      },
    ];
    for (const step of one.steps) {
      if (!step.decidedAt || !step.decidedBy) continue;
      const refusal = step.action === 'accept' ? 'decline' : 'reject';
      deeds.push({
        at: step.decidedAt,
        by: this.roster.person(step.decidedBy),
        via: step.decidedVia ?? step.capacity,
        action: `assignment.${step.status === 'refused' ? refusal : step.action}`,
        entity: 'assignment',
        entityId: one.id,
        detail: { step: step.order, ...(step.note ? { note: step.note } : {}) },
      });
    }
    return deeds.map((deed) => this.row(deed));
  }

  ofSkp({ id, person, assessor, revisions }: DemoSkp) {
    return revisions.flatMap(({ number, submittedAt, decidedAt }) => {
      const common = { entity: 'skp', entityId: id, detail: { revision: number } };
      const rows = [];
      if (submittedAt)
        rows.push(
          this.row({
            ...common,
            at: submittedAt,
            by: person,
            via: 'employee',
            action: 'skp.submit',
          }),
        );
      if (decidedAt && assessor)
        rows.push(
          this.row({
            ...common,
            at: decidedAt,
            by: assessor,
            via: 'assessor',
            action: 'skp.approve',
          }),
        );
      return rows;
    });
  }

  /** Decisions on activities; what members logged themselves stands in the activities. */
  ofActivity(activity: {
    id: string;
    status: string;
    decided_at: Date | null;
    decided_by: string | null;
    decision_note: string | null;
  }) {
    if (!activity.decided_at || !activity.decided_by) return [];
    const verb = { validated: 'validate', returned: 'return', rejected: 'reject' }[activity.status];
    return [
      this.row({
        at: activity.decided_at,
        by: this.roster.person(activity.decided_by),
        via: 'assessor',
        action: `activity.${verb ?? activity.status}`,
        entity: 'activity',
        entityId: activity.id,
        ...(activity.decision_note ? { detail: { note: activity.decision_note } } : {}),
      }),
    ];
  }

  private row({ at, by, via, action, entity, entityId, detail }: Deed) {
    return {
      agency_id: this.agencyId,
      id: this.ids.at(at),
      at,
      actor_account_id: by.accountId,
      actor_employee_id: by.employeeId,
      actor_name: by.name,
      via,
      action,
      entity,
      entity_id: entityId,
      detail: detail ?? {},
    };
  }
}
