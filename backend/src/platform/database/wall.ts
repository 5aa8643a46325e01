import { createHmac } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import type { DataSource } from 'typeorm';
import { sharesConnections } from './pooler.js';

/**
 * Row-level security, the second wall between agencies (docs/decisions/0014). The product works as a role that the policies
 * bind. Where the server allows it, a role made for the product signs in directly, so that no statement leads back to the
 * owner; otherwise the owner signs in and steps down to that role, or stays the owner, bound by FORCE.
 */

/** \`(select …)\` is worked out once per statement, not once per row. */
const OF_AGENCY = 'agency_id = (select scope_agency()) or (select scope_is_all())';

/** What an account has (tokens, codes, answers kept for it) is where the account is, and moves with it. */
const OF_ACCOUNT =
  '(select scope_is_all()) or exists (select 1 from account a where a.id = account_id)';

/** The installer's account has no agency before the first one is made, and works in NO_AGENCY. */
const ACCOUNT = `${OF_AGENCY}
  or (agency_id is null and (select scope_agency()) = '00000000-0000-0000-0000-000000000000')`;

/** Read by both sides; a question also where the person is at home, as the wall around `person` tells. */
const TRANSFER = `(select scope_agency()) in (to_agency_id, from_agency_id) or (select scope_is_all())
  or (status = 'asked' and exists (select 1 from person p where p.nip = transfer.nip and p.kept_of is null))`;

/** Every table with agency_id or account_id, partitions too, each with its rule. */
const GUARDED = `
  select c.oid, c.relrowsecurity as guarded, c.relforcerowsecurity as forced,
         exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'own_agency') as has_policy,
         case when c.relname = 'account' then $rule$${ACCOUNT}$rule$
              when c.relname = 'transfer' then $rule$${TRANSFER}$rule$
              when bool_or(a.attname = 'agency_id') then '${OF_AGENCY}'
              else '${OF_ACCOUNT}' end as rule
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('agency_id', 'account_id', 'to_agency_id') and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
   group by c.oid, c.relrowsecurity, c.relforcerowsecurity, c.relname`;

const policiesSql = (forced: boolean): string => `
  do $$ declare t record; begin
    for t in ${GUARDED} loop
      if not t.has_policy then
        execute format('create policy own_agency on %s using (%s)', t.oid::regclass, t.rule);
      end if;
      if not t.guarded then
        execute format('alter table %s enable row level security', t.oid::regclass);
      end if;
      if t.forced <> ${forced} then
        execute format('alter table %s ${forced ? 'force' : 'no force'} row level security', t.oid::regclass);
      end if;
    end loop;
  end $$`;

/** Rows of every table and of the queue; partitions only through their table, the list of migrations not at all. */
const grantsSql = (role: string): string => `
  do $$ declare t regclass; begin
    grant usage on schema public, pgboss to ${role};
    for t in select c.oid from pg_class c
              where c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and c.relkind in ('r', 'p')
                and not c.relispartition and c.relname <> 'migrations' loop
      execute format('grant select, insert, update, delete on %s to ${role}', t);
    end loop;
    -- A view is read with its owner's rights, past the policies: whoever could write through it would be past them too.
    for t in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' loop
      execute format('revoke all on %s from ${role}', t);
      execute format('grant select on %s to ${role}', t);
    end loop;
  end $$`;

interface Login {
  name: string;
  /** passes row-level security */
  unbound: boolean;
}

const LOGIN_SQL = `
  select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = session_user`;

const APP_ROLE_SQL = `
  select rolname as name from pg_roles
   where rolname = session_user || '_app' and not rolsuper and not rolbypassrls`;

export class WallError extends Error {
  override name = 'WallError';
}

/**
 * Puts the wall up, new tables included. Safe to call at every start, under the lock of the migrations.
 * @param productUrl how the product signs in, where the owner has an address of its own
 * @throws WallError where that role would pass the wall
 */
export async function raiseWall(url: string, productUrl: string = url): Promise<void> {
  await connected(url, async (client) => {
    if (productUrl !== url) {
      await letIn(client, await guestOf(productUrl));
      return;
    }
    const { name, unbound } = await loginOf(client);
    const wanted = client.escapeIdentifier(`${name}_app`);
    const appRole = (await appRoleOf(client)) ?? (await makeAppRole(client, wanted));
    if (appRole === null && unbound) {
      throw new WallError(
        `The database role ${name} passes row-level security and may not make a role that does not.\n` +
          `Take BYPASSRLS from it, or have an administrator run:\n` +
          `  create role ${wanted} nologin; grant ${wanted} to ${client.escapeIdentifier(name)};`,
      );
    }
    await client.query(policiesSql(appRole === null));
    if (appRole !== null) {
      await client.query(grantsSql(client.escapeIdentifier(appRole)));
      await letSignIn(client, url, appRole);
    }
  });
}

/**
 * @throws WallError behind a pooler that hands one connection to several clients in turn, and with it what another one
 *   told the database
 */
export async function refuseSharedConnections(url: string): Promise<void> {
  if (await sharesConnections(url)) {
    throw new WallError(
      'The connection pooler before the database shares connections between transactions, so that one agency would see the rows of another.\n' +
        'ASN Squad needs pool_mode = session (docs/operations.md, PgBouncer).',
    );
  }
}

/** The role that the product works as; null for the login role itself. @throws as `refuseSharedConnections` */
export async function findAppRole(url: string): Promise<string | null> {
  await refuseSharedConnections(url);
  return connected(url, appRoleOf);
}

/**
 * The address under which the product signs in as its own role; null where that role may not, or the server does not let it
 * in (`pg_hba.conf`, a pooler that knows the owner only).
 */
export async function findOwnLogin(url: string): Promise<string | null> {
  const own = ownLogin(url);
  if (own === null) return null;
  const isIn = await unlessRefused(
    connected(own, (client) => client.query('select 1')),
    NOT_LET_IN,
  );
  return isIn ? own : null;
}

/** One statement by the owner. */
export const asOwner = (url: string, statement: string): Promise<unknown> =>
  connected(url, (client) => client.query(statement));

/** @throws WallError where the product's own connections read past the wall */
export async function checkWall(source: DataSource): Promise<void> {
  const [found] = await source.query<{ user: string; open: string[] | null }[]>(
    `select current_user as user, array_agg(t.oid::regclass::text) filter (where not row_security_active(t.oid)) as open
       from (${GUARDED}) t`,
  );
  if (found?.open) {
    throw new WallError(
      `The database role ${found.user} reads past row-level security: ${found.open.join(', ')}`,
    );
  }
}

/** A login for the product alone, made by the operator of the server. */
async function letIn(client: Client, { name, unbound }: Login): Promise<void> {
  const { rows } = await client.query<{ isOwner: boolean }>(
    `select pg_has_role($1, session_user, 'MEMBER') or exists (
              select 1 from pg_class c where c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)
                 and pg_has_role($1, c.relowner, 'MEMBER')) as "isOwner"`,
    [name],
  );
  if (unbound || rows[0]?.isOwner !== false)
    throw new WallError(
      `The database role ${name} of DATABASE_URL passes row-level security: it is a superuser, bears BYPASSRLS, or is a member of the owner.\n` +
        'With DATABASE_OWNER_URL, DATABASE_URL names a login that owns nothing and is a member of nobody who does (docs/operations.md).',
    );
  await client.query(policiesSql(false));
  await client.query(grantsSql(client.escapeIdentifier(name)));
}

const guestOf = (productUrl: string): Promise<Login> => connected(productUrl, loginOf);

async function makeAppRole(client: Client, role: string): Promise<string | null> {
  // Refused to a login role that may not make roles; there already when another start on this server was quicker.
  await unlessRefused(client.query(`create role ${role} nologin`), ['42501', '42710', '23505']);
  await unlessRefused(client.query(`grant ${role} to session_user`), ['42501', '42704']);
  return appRoleOf(client);
}

/** Wrong password, no line for it, not allowed to sign in, no right to connect, unknown to a pooler. */
const NOT_LET_IN = ['28P01', '28000', '42501', '08P01'];

/**
 * Its password is derived from the owner's: every process that has the owner's can compute it, and it gives no clue to
 * the owner's.
 */
function ownLogin(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const own = new URL(url);
  if (own.username === '' || own.password === '') return null;
  own.username = encodeURIComponent(`${decodeURIComponent(own.username)}_app`);
  own.password = createHmac('sha256', decodeURIComponent(own.password))
    .update('asn-squad: the role of the product')
    .digest('base64url');
  return own.href;
}

async function letSignIn(client: Client, url: string, role: string): Promise<void> {
  const own = ownLogin(url);
  if (own === null || (await findOwnLogin(url)) !== null) return;
  const password = client.escapeLiteral(new URL(own).password);
  // A login role that did not make this one may not change it, and another start on this server may be changing it just
  // now: neither is an error.
  await unlessRefused(
    client.query(`alter role ${client.escapeIdentifier(role)} login password ${password}`),
    ['42501', 'XX000'],
  );
}

/** The role to step down to, if it exists and the login role may take it. */
async function appRoleOf(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(APP_ROLE_SQL);
  const [role] = rows;
  if (!role) return null;
  const may = await unlessRefused(client.query(`set role ${client.escapeIdentifier(role.name)}`), [
    '42501',
  ]);
  await client.query('reset role');
  return may ? role.name : null;
}

async function unlessRefused(work: Promise<unknown>, refusals: string[]): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && refusals.includes(error.code ?? '')) return false;
    throw error;
  }
}

async function loginOf(client: Client): Promise<Login> {
  const { rows } = await client.query<Login>(LOGIN_SQL);
  const [login] = rows;
  if (!login) throw new WallError('the login role is not listed in pg_roles');
  return login;
}

export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
