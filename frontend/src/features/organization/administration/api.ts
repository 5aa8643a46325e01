import 'server-only';
import { read, serverApi } from '@/lib/api/server';
import type { paths } from '@/lib/api/schema';

type PeopleQuery = paths['/api/v1/people']['get']['parameters']['query'];

export const readUnits = async () => read((await serverApi()).GET('/api/v1/units'));

export const readUnit = async (id: string, cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/units/{id}', { params: { path: { id }, query: { cursor } } }),
  );

export const readExceptions = async (limit: number, cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/assessor-exceptions', {
      params: { query: { limit, cursor } },
    }),
  );

export const readPeople = async (query: PeopleQuery) =>
  read((await serverApi()).GET('/api/v1/people', { params: { query } }));

export const readRecord = async (id: string) =>
  read((await serverApi()).GET('/api/v1/employees/{id}/record', { params: { path: { id } } }));

export const readDelegations = async (cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/delegations', { params: { query: { limit: 50, cursor } } }),
  );

export const readGrants = async (cursor?: string) =>
  read((await serverApi()).GET('/api/v1/grants', { params: { query: { limit: 50, cursor } } }));

export const readDepartures = async (when: 'upcoming' | 'past' | undefined, cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/departures', {
      params: { query: { limit: 50, when, cursor } },
    }),
  );

export const readDoubles = async () => read((await serverApi()).GET('/api/v1/person-doubles'));

export const readMergePreview = async (id: string, mergedEmployeeId: string) =>
  read(
    (await serverApi()).GET('/api/v1/employees/{id}/merge-preview', {
      params: { path: { id }, query: { mergedEmployeeId } },
    }),
  );

export const readAgency = async () => read((await serverApi()).GET('/api/v1/agency'));

export const readHolidays = async (year: string) =>
  read((await serverApi()).GET('/api/v1/holidays', { params: { query: { year } } }));
