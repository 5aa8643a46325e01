import type { components } from '@/lib/api/schema';
import type { IconName } from '@/components/ui/Icon';
import type { Tone } from '@/components/ui/StatusTag';
import { wallTime } from '@/lib/format';

export type Activity = components['schemas']['ActivityDto'];
export type ActivityItem = components['schemas']['ActivityListItemDto'];
export type ActivityStatus = ActivityItem['status'];
export type ActivityForm = components['schemas']['ActivityFormDto'];
export type ActivityChoice = components['schemas']['ActivityChoiceDto'];
export type ActivityCalendar = components['schemas']['ActivityCalendarDto'];
export type Evidence = components['schemas']['EvidenceDto'];

export const STATUS: Record<ActivityStatus, { label: string; tone: Tone; icon: IconName }> = {
  draft: { label: 'Konsep', tone: 'wait', icon: 'edit' },
  submitted: { label: 'Menunggu validasi', tone: 'wait', icon: 'clock' },
  validated: { label: 'Divalidasi', tone: 'done', icon: 'check' },
  returned: { label: 'Dikembalikan', tone: 'back', icon: 'undo' },
  rejected: { label: 'Ditolak', tone: 'err', icon: 'close' },
};

/** 08.00–09.05, with a word when it ends on the next day */
export const timesOf = (
  activity: Pick<ActivityItem, 'startsAt' | 'endsAt' | 'endsNextDay'>,
): string =>
  `${wallTime(activity.startsAt)}–${wallTime(activity.endsAt)}${activity.endsNextDay ? ' esok hari' : ''}`;

/** Its name, or the beginning of what was done. */
export function titleOf(activity: { name: string | null; description: string }): string {
  if (activity.name) return activity.name;
  const signs = [...activity.description];
  return signs.length <= 80 ? activity.description : `${signs.slice(0, 79).join('')}…`;
}

/** The one line below the title: where it stands, and with whom. */
export function standing(activity: ActivityItem): string {
  switch (activity.status) {
    case 'submitted':
      return `Menunggu ${activity.validator?.name ?? 'validator'}`;
    case 'validated':
      return `Divalidasi ${activity.decision?.name ?? ''}`.trim();
    case 'returned':
      return `Dikembalikan ${activity.decision?.name ?? ''}`.trim();
    case 'rejected':
      return `Ditolak ${activity.decision?.name ?? ''}`.trim();
    default:
      return 'Konsep, belum dikirim';
  }
}
