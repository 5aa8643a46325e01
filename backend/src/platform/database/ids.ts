import { v7 } from 'uuid';

/** Ids are UUIDv7 made in the app: ordered by time, and PostgreSQL before 18 cannot make them. */
export const newId = (): string => v7();
