import type { ActivityStatus } from '../../work/activities/domain/lifecycle.js';
import { durationMinutes } from '../../work/activities/domain/rules.js';
import { validatorFor, type Validator } from '../../work/activities/domain/validator.js';
import { addWorkingDays } from '../../organization/calendar/domain/calendar.js';
import type { IsoDate } from '../../kernel/date.js';
import type { DemoPhoto } from '../pictures/photos.service.js';
import { familyOf, VALIDATION_NOTES } from '../texts/families.js';
import type { WorkText } from '../texts/work.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoRhk } from './rhk.maker.js';
import type { DemoPerson, Roster } from './roster.js';
import type { DemoSkp } from './skp.maker.js';

/** An RHK on which work can be booked, with the person who validates it. */
interface Bookable {
  rhk: DemoRhk | null;
  work: readonly WorkText[];
  from: IsoDate;
  until: IsoDate;
  validator: Validator;
}

const HOURS: readonly (readonly [string, string])[] = [
  ['07:45', '09:30'],
  ['08:00', '10:15'],
  ['08:30', '11:30'],
  ['10:00', '11:45'],
  ['13:00', '14:30'],
  ['13:15', '15:45'],
  ['14:00', '15:30'],
];

/** What people logged, day by day, with a photo each. */
export class ActivityMaker {
  private readonly byScene: ReadonlyMap<string, DemoPhoto[]>;

  constructor(
    private readonly agencyId: string,
    private readonly roster: Roster,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly ids: Ids,
    photos: readonly DemoPhoto[],
  ) {
    const byScene = new Map<string, DemoPhoto[]>();
    for (const photo of photos)
      byScene.set(photo.scene, [...(byScene.get(photo.scene) ?? []), photo]);
    this.byScene = byScene;
  }

  /**
   * One person's work on some of the working days.
   * @param perDay 0–1, the chance that a day has an entry
   */
  ofPerson(person: DemoPerson, skp: DemoSkp | null, days: readonly IsoDate[], perDay: number) {
    const options = this.bookable(person, skp);
    return days.flatMap((date) => {
      if (!this.random.chance(perDay)) return [];
      const open = options.filter(({ from, until }) => from <= date && date <= until);
      if (open.length === 0) return [];
      const squads = open.filter(({ rhk }) => rhk?.squad);
      const chosen =
        squads.length > 0 && this.random.chance(0.6)
          ? this.random.pick(squads)
          : this.random.pick(open);
      return [this.entry(person, chosen, date)];
    });
  }

  private bookable(person: DemoPerson, skp: DemoSkp | null): Bookable[] {
    const inForce = skp?.revisions.find(({ status }) => status === 'approved');
    const rhk = [
      ...(inForce?.rhk ?? []),
      ...(skp?.revisions.flatMap(({ proposed }) => [...proposed]) ?? []),
    ].filter(({ work }) => work.length > 0);
    const span = { from: this.time.skp.from, until: this.time.today };
    if (rhk.length === 0) {
      const work = familyOf(person.positionName).rhk.flatMap((text) => text.work);
      return [{ rhk: null, work, ...span, validator: this.validator(person, null) }];
    }
    return rhk.map((one) => ({
      rhk: one,
      work: one.work,
      ...(one.assignment?.membership ?? span),
      validator: this.validator(person, one),
    }));
  }

  private validator(person: DemoPerson, rhk: DemoRhk | null): Validator {
    const assessor = this.roster.assessorOf(person);
    const named = (one: DemoPerson | null) => one && { employeeId: one.employeeId, name: one.name };
    return validatorFor({
      employeeId: person.employeeId,
      assessor: named(assessor),
      assessorAbove: named(assessor && this.roster.assessorOf(assessor)),
      delegate: null,
      rhk: rhk && { intervenedOwner: named(rhk.intervened?.owner ?? null) },
      squad: rhk?.squad
        ? { leader: named(rhk.squad.leader), leaderValidates: rhk.squad.leaderValidates }
        : null,
    });
  }

  private entry(person: DemoPerson, { rhk, work, validator }: Bookable, date: IsoDate) {
    const text = this.random.pick(work);
    const [startsAt, endsAt] = this.random.pick(HOURS);
    const status = validator.employeeId === null ? 'draft' : this.statusOf(date);
    const createdAt = this.time.at(date, this.random.int(15 * 60, 17 * 60));
    const isDecided = status !== 'draft' && status !== 'submitted';
    const decidedOn = this.time.later(date, this.random.int(1, 4));
    const decidedAt = isDecided ? this.time.at(decidedOn, this.random.int(8 * 60, 16 * 60)) : null;
    const isSent = status !== 'draft';
    const seat = isSent ? this.seatOf(validator) : { unitId: null, employeeId: null };
    const item = rhk?.items.find(({ from, until }) => from <= date && date <= until);
    const id = this.ids.at(createdAt);
    const activity = {
      agency_id: this.agencyId,
      id,
      employee_id: person.employeeId,
      date,
      starts_at: startsAt,
      ends_at: endsAt,
      ends_next_day: false,
      minutes: durationMinutes({ startsAt, endsAt }) ?? 60,
      name: text.name,
      squad_id: rhk?.squad?.id ?? null,
      rhk_id: rhk?.id ?? null,
      action_item_id: item?.id ?? null,
      output_quantity: this.random.int(1, text.most),
      output_unit: text.unit,
      description: text.description,
      status,
      validator_unit_id: seat.unitId,
      validator_employee_id: seat.employeeId,
      validator_because: isSent ? validator.because : null,
      due_on: isSent ? addWorkingDays(date, 5, this.time.calendar) : null,
      submitted_at: isSent ? createdAt : null,
      decided_at: decidedAt,
      decided_by: isDecided ? validator.employeeId : null,
      decided_via: isDecided ? 'assessor' : null,
      decision_note:
        status === 'returned' || status === 'rejected' ? this.random.pick(VALIDATION_NOTES) : null,
      version: isDecided ? 3 : isSent ? 2 : 1,
      created_at: createdAt,
    };
    return { activity, evidence: this.evidence(id, text, createdAt) };
  }

  private evidence(activityId: string, text: WorkText, at: Date) {
    const photo = this.random.pick(this.byScene.get(text.scene) ?? []);
    return {
      agency_id: this.agencyId,
      id: this.ids.at(at),
      activity_id: activityId,
      kind: 'photo',
      file_hash: photo.hash,
      thumbnail_hash: photo.thumbnailHash,
      name: `IMG_${at.toISOString().slice(0, 10).replaceAll('-', '')}_${this.random.int(1000, 9999)}.jpg`,
      content_type: 'image/jpeg',
      size: photo.size,
      created_at: at,
    };
  }

  /** A head validates by the post, a leader in person. */
  private seatOf({ employeeId, rule }: Validator): {
    unitId: string | null;
    employeeId: string | null;
  } {
    if (employeeId === null) return { unitId: null, employeeId: null };
    const { isHead, unitId } = this.roster.person(employeeId);
    return isHead && rule !== 'squad_leader'
      ? { unitId, employeeId: null }
      : { unitId: null, employeeId };
  }

  /** Nearly everything old is decided; what is fresh still waits. */
  private statusOf(date: IsoDate): ActivityStatus {
    const roll = this.random.next();
    if (date === this.time.today) return roll < 0.4 ? 'draft' : 'submitted';
    if (date >= this.time.day(-5)) {
      if (roll < 0.45) return 'submitted';
      return roll < 0.5 ? 'returned' : roll < 0.53 ? 'draft' : 'validated';
    }
    if (date >= this.time.day(-12) && roll < 0.12) return 'submitted';
    if (roll > 0.985) return 'rejected';
    return roll > 0.97 ? 'returned' : 'validated';
  }
}
