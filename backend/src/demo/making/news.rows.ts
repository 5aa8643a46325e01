import { STEP_ASKED } from '../../teams/assignments/words.js';
import type { DemoAssignment } from './assignment.maker.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { DemoPerson, Roster } from './roster.js';
import type { DemoSkp } from './skp.maker.js';

const UNREAD_MS = 4 * 86_400_000;
const READ_AFTER_MS = 3 * 3_600_000;

interface Item {
  to: DemoPerson | null;
  at: Date;
  kind: string;
  title: string;
  body: string;
  link: string;
  entity: string;
  entityId: string;
}

/** What people were told; older ones have been read. */
export class DemoNews {
  constructor(
    private readonly agencyId: string,
    private readonly roster: Roster,
    private readonly time: DemoTime,
    private readonly ids: Ids,
  ) {}

  ofAssignment(one: DemoAssignment) {
    const { squad, person, role } = one.order;
    const about = {
      body: `${person.name}, ${role.title}, ${squad.text.name}`,
      link: `/penugasan/${one.id}`,
      entity: 'assignment',
      entityId: one.id,
    };
    const asked = one.steps.flatMap((step): Item[] =>
      step.since
        ? [
            {
              ...about,
              to: step.employeeId
                ? this.roster.person(step.employeeId)
                : this.roster.headOf(step.unitId ?? ''),
              at: step.since,
              kind: `assignment.${step.action}.asked`,
              title: STEP_ASKED[step.action],
            },
          ]
        : [],
    );
    const begun = [squad.leader, squad.owner].flatMap((to): Item[] =>
      one.acknowledgedAt && to !== person
        ? [
            {
              ...about,
              to,
              at: one.acknowledgedAt,
              kind: 'assignment.acknowledge',
              title: 'Surat penugasan sudah diterima',
            },
          ]
        : [],
    );
    return this.rows([...asked, ...begun]);
  }

  ofSkp(skp: DemoSkp) {
    const about = { link: `/skp/${skp.id}`, entity: 'skp', entityId: skp.id };
    const items = skp.revisions.flatMap(({ number, submittedAt, decidedAt }): Item[] => [
      ...(submittedAt
        ? [
            {
              ...about,
              to: skp.assessor,
              at: submittedAt,
              kind: 'skp.submit',
              title: `SKP ${skp.person.name} menunggu persetujuan Anda`,
              body: `Versi ${number}.`,
            },
          ]
        : []),
      ...(decidedAt
        ? [
            {
              ...about,
              to: skp.person,
              at: decidedAt,
              kind: 'skp.approve',
              title: 'SKP Anda disetujui',
              body: `Versi ${number} berlaku.`,
            },
          ]
        : []),
    ]);
    return this.rows(items);
  }

  ofActivity(activity: {
    id: string;
    employee_id: string;
    name: string;
    status: string;
    decided_at: Date | null;
    decision_note: string | null;
  }) {
    if (activity.status !== 'returned' || !activity.decided_at) return [];
    return this.rows([
      {
        to: this.roster.person(activity.employee_id),
        at: activity.decided_at,
        kind: 'activity.return',
        title: `Aktivitas dikembalikan: ${activity.name}`,
        body: activity.decision_note ?? '',
        link: `/aktivitas/${activity.id}`,
        entity: 'activity',
        entityId: activity.id,
      },
    ]);
  }

  private rows(items: readonly Item[]) {
    return items.flatMap(({ to, at, entityId, ...item }) =>
      to
        ? [
            {
              agency_id: this.agencyId,
              id: this.ids.at(at),
              employee_id: to.employeeId,
              ...item,
              entity_id: entityId,
              created_at: at,
              read_at:
                this.time.now.getTime() - at.getTime() > UNREAD_MS
                  ? new Date(at.getTime() + READ_AFTER_MS)
                  : null,
            },
          ]
        : [],
    );
  }
}
