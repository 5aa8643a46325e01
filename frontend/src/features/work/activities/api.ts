import 'server-only';
import { read, serverApi } from '@/lib/api/server';
import type { Activity, ActivityCalendar, ActivityForm, ActivityItem } from './labels';

const PAGE = 100;
/** Five hundred activities in one month are more than anybody has. */
const MAX_PAGES = 5;

export const readForm = async (date?: string): Promise<ActivityForm> =>
  read(
    (await serverApi()).GET('/api/v1/activities/form', { params: { query: date ? { date } : {} } }),
  );

export const readActivity = async (id: string): Promise<Activity> =>
  read((await serverApi()).GET('/api/v1/activities/{id}', { params: { path: { id } } }));

export const readCalendar = async (month: string): Promise<ActivityCalendar> =>
  read((await serverApi()).GET('/api/v1/activities/calendar', { params: { query: { month } } }));

/** One day in the order of its hours. */
export async function readDay(date: string): Promise<ActivityItem[]> {
  const page = await read(
    (await serverApi()).GET('/api/v1/activities', {
      params: { query: { from: date, to: date, limit: PAGE } },
    }),
  );
  return page.items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** Everything of a month that was sent, in the order of days and hours. */
export async function readSentOf(month: string): Promise<ActivityItem[]> {
  const api = await serverApi();
  const items: ActivityItem[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await read(
      api.GET('/api/v1/activities', { params: { query: { month, limit: PAGE, cursor } } }),
    );
    items.push(...answer.items);
    if (!answer.nextCursor) break;
    cursor = answer.nextCursor;
  }
  return items
    .filter((item) => item.status !== 'draft')
    .toSorted((a, b) => `${a.date}${a.startsAt}`.localeCompare(`${b.date}${b.startsAt}`));
}

export const readSquadPage = async (squadId: string, limit: number) =>
  read(
    (await serverApi()).GET('/api/v1/activities', {
      params: { query: { squadId, limit } },
    }),
  );
