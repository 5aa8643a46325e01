import type { IsoDate } from '../../kernel/date.js';
import { COMING_SQUADS } from '../texts/coming-squads.js';
import { RUNNING_SQUADS } from '../texts/running-squads.js';
import { ROLES, type RoleKey, type SquadText } from '../texts/squad-text.js';
import type { Cast } from './cast.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoGoal, DemoPerson, Roster } from './roster.js';

export interface DemoRole {
  id: string;
  key: RoleKey;
  title: string;
  skills: readonly string[];
  share: number;
  /** Raised with everyone who gets in. */
  count: number;
}

export interface DemoSquad {
  id: string;
  text: SquadText;
  goal: DemoGoal;
  ownerUnitId: string;
  owner: DemoPerson;
  leader: DemoPerson;
  createdAt: Date;
  startsOn: IsoDate;
  endsOn: IsoDate;
  leaderValidates: boolean;
  roles: DemoRole[];
}

/** First and last day from today, by status. */
const SPANS: Record<SquadText['status'], [from: number, until: number]> = {
  active: [-96, 85],
  assessing: [-104, 12],
  closed: [-106, -24],
  recruiting: [-14, 110],
  draft: [14, 120],
  disbanded: [-70, 40],
};

export class SquadMaker {
  /** Nobody leads two squads of the demo. */
  private readonly leaders = new Set<string>();

  constructor(
    private readonly roster: Roster,
    private readonly cast: Cast,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly ids: Ids,
  ) {
    for (const kept of [cast.employee, cast.freeLeader, cast.freeMember, cast.admin, cast.auditor])
      this.leaders.add(kept.employeeId);
  }

  make(): DemoSquad[] {
    return [...RUNNING_SQUADS, ...COMING_SQUADS].map((text, index) => this.one(text, index));
  }

  private one(text: SquadText, index: number): DemoSquad {
    const unit = this.roster.unit(text.unit);
    if (!unit.orgUnitId) throw new Error(`${text.unit} lies in no unit organisasi`);
    const goals = this.roster.goalsOf(unit.id);
    const goal = goals.find(({ level }) => level === 'KONDISI_ANTARA') ?? goals[0];
    if (!goal) throw new Error(`${text.unit} has no goal`);
    const [from, until] = SPANS[text.status];
    const startsOn = this.time.workday(
      from + this.random.int(0, text.status === 'active' ? 30 : 6),
    );
    const createdAt = this.time.at(
      this.time.workday(Math.min(from, 0) - 6 + this.random.int(0, 3)),
      this.random.int(8 * 60, 10 * 60),
    );
    const leader = index === 0 ? this.cast.leader : this.pickLeader(unit.id, unit.orgUnitId);
    this.leaders.add(leader.employeeId);
    const keys: RoleKey[] = ['leader', ...text.roles];
    return {
      id: this.ids.at(createdAt),
      text,
      goal,
      ownerUnitId: unit.orgUnitId,
      owner: this.roster.headOf(unit.orgUnitId),
      leader,
      createdAt,
      startsOn,
      endsOn: this.time.day(until + this.random.int(0, 20)),
      leaderValidates: index % 5 === 3,
      roles: keys.map((key) => ({ id: this.ids.at(createdAt), key, ...roleOf(key), count: 0 })),
    };
  }

  /** A senior JF of the unit itself, or else of its unit organisasi. */
  private pickLeader(unitId: string, orgUnitId: string): DemoPerson {
    const free = this.roster
      .assignable()
      .filter((person) => person.orgUnitId === orgUnitId && !this.leaders.has(person.employeeId));
    const rank = (person: DemoPerson): number =>
      (person.unitId === unitId ? 0 : 4) +
      (/Ahli (Muda|Madya)$/.test(person.positionName) ? 0 : 2) +
      (person.positionKind === 'FUNGSIONAL' ? 0 : 1);
    const [found] = free.toSorted((a, b) => rank(a) - rank(b));
    if (!found) throw new Error('nobody left to lead');
    return found;
  }
}

const roleOf = (key: RoleKey): Pick<DemoRole, 'title' | 'skills' | 'share'> => ROLES[key];

export const squadRow = (agencyId: string, squad: DemoSquad) => ({
  id: squad.id,
  agency_id: agencyId,
  goal_id: squad.goal.id,
  owner_unit_id: squad.ownerUnitId,
  name: squad.text.name,
  description: squad.text.description,
  leader_employee_id: squad.leader.employeeId,
  status: squad.text.status,
  starts_on: squad.startsOn,
  ends_on: squad.endsOn,
  leader_validates: squad.leaderValidates,
  created_by: squad.owner.employeeId,
  version: 1,
  created_at: squad.createdAt,
});

export const roleRows = (agencyId: string, squad: DemoSquad) =>
  squad.roles.map((role, sort) => ({
    id: role.id,
    agency_id: agencyId,
    squad_id: squad.id,
    title: role.title,
    count: Math.max(1, role.count),
    skills: role.skills,
    share_percent: role.share,
    is_leader: role.key === 'leader',
    sort,
  }));
