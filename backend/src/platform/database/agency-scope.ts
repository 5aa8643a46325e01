import { AsyncLocalStorage } from 'node:async_hooks';

/** Work that looks beyond one agency on purpose. Each use of `acrossAgencies` gives one of these reasons. */
export type CrossAgencyWork =
  /** The agency of an account is known only after looking it up. */
  | 'signing in'
  /** Anyone may ask whether a letter of any agency is real. */
  | 'verifying a letter'
  /** The installer makes agencies; the demo checks whether there is one. */
  | 'making agencies'
  /** Nobody is at home in two agencies. */
  | 'finding out who is at home elsewhere'
  /** Between two agencies, both of which agreed. */
  | 'transferring a person'
  /** Records that other agencies keep of the person then name the record that stays. */
  | 'merging two records of one person'
  /** Work that becomes due by date alone, in every agency. */
  | 'jobs of all agencies';

/** Tells row-level security which agency the connection works for from here on. */
export const SET_SCOPE_SQL = `select set_config('app.agency_id', $1, false)`;

/** What the setting `app.agency_id` says instead of an agency; the policies know it (migration 170). */
const ALL_AGENCIES = 'all';
/** No agency was set: row-level security shows nothing. */
const NO_SCOPE = '';

interface Holder {
  scope: string;
}

const storage = new AsyncLocalStorage<Holder>();

/** A request begins outside every agency; `enterAgency` is called once its actor is known. */
export const withRequestScope = <T>(work: () => T): T => storage.run({ scope: NO_SCOPE }, work);

/** From here on the request reads and writes rows of this agency only. */
export function enterAgency(agencyId: string): void {
  const holder = storage.getStore();
  if (holder) holder.scope = agencyId;
}

/** Work for one agency that no request asked for. */
export const withinAgency = <T>(agencyId: string, work: () => Promise<T>): Promise<T> =>
  storage.run({ scope: agencyId }, work);

/** The only way past the wall between agencies. */
export const acrossAgencies = <T>(_why: CrossAgencyWork, work: () => Promise<T>): Promise<T> =>
  storage.run({ scope: ALL_AGENCIES }, work);

/** An agency's id, `all`, or nothing. */
export const currentScope = (): string => storage.getStore()?.scope ?? NO_SCOPE;

/** What the statements asked at this moment belong to: a request, or work that no request asked for. */
export const currentWork = (): object | undefined => storage.getStore();
