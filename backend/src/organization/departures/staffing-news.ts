import { longDate } from '../../kernel/indonesian-date.js';
import type { NotificationDraft } from '../../workflow/events/notification.service.js';
import { DEPARTURE_WORDS } from './domain/departure.js';
import type { Departure, Suspension } from './staffing-end.service.js';

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

/** Nobody is written to about their own death. */
export const leaveNews = (
  agencyId: string,
  { employeeId, kind, effectiveFrom, reason }: Departure,
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

export const suspensionNews = (
  agencyId: string,
  { employeeId, effectiveFrom, until, reason }: Suspension,
): NotificationDraft => ({
  ...toThemselves(agencyId, employeeId),
  kind: 'employee.suspend',
  title: `Anda diberhentikan sementara mulai ${longDate(effectiveFrom)}${until === undefined ? '' : ` sampai ${longDate(until)}`}`,
  body: reason,
});
