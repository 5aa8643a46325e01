import { longDate } from '../../kernel/indonesian-date.js';
import type { NotificationDraft } from '../../workflow/events/notification.service.js';
import { type DepartureKind, DEPARTURE_WORDS } from '../departures/domain/departure.js';

/** What people are told of their own post or service, whether a screen or a file changed it. */
const toThemselves = (agencyId: string, employeeId: string) => ({
  agencyId,
  employeeIds: [employeeId],
  link: '/saya',
  entity: 'employee',
  entityId: employeeId,
});

export interface MoveFact {
  readonly employeeId: string;
  readonly positionName: string;
  readonly startsOn: string;
}

export const moveNews = (
  agencyId: string,
  { employeeId, positionName, startsOn }: MoveFact,
): NotificationDraft => ({
  ...toThemselves(agencyId, employeeId),
  kind: 'employee.move',
  title: `Jabatan Anda menjadi ${positionName} mulai ${longDate(startsOn)}`,
});

export interface LeaveFact {
  readonly employeeId: string;
  readonly kind: DepartureKind;
  /** the first day without service */
  readonly effectiveFrom: string;
  readonly reason: string;
}

/** Nobody is written to about their own death. */
export const leaveNews = (
  agencyId: string,
  { employeeId, kind, effectiveFrom, reason }: LeaveFact,
): NotificationDraft[] =>
  kind === 'deceased'
    ? []
    : [
        {
          ...toThemselves(agencyId, employeeId),
          kind: 'employee.leave',
          title: `Anda tercatat berhenti (${DEPARTURE_WORDS[kind].toLowerCase()}) mulai ${longDate(effectiveFrom)}`,
          body: reason,
        },
      ];

export interface SuspensionFact {
  readonly employeeId: string;
  readonly effectiveFrom: string;
  /** last day; open when absent */
  readonly until?: string;
  readonly reason: string;
}

export const suspensionNews = (
  agencyId: string,
  { employeeId, effectiveFrom, until, reason }: SuspensionFact,
): NotificationDraft => ({
  ...toThemselves(agencyId, employeeId),
  kind: 'employee.suspend',
  title: `Anda diberhentikan sementara mulai ${longDate(effectiveFrom)}${until === undefined ? '' : ` sampai ${longDate(until)}`}`,
  body: reason,
});
