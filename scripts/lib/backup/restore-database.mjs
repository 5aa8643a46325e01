import path from 'node:path';
import { say, UserError } from '../log.mjs';
import { connect } from './database-facts.mjs';
import { DUMP } from './make.mjs';
import { demandTools, runTool } from './pg-tools.mjs';

/**
 * Loads a dump: into the database of `url` when it is empty, otherwise into a new one beside it that takes its name
 * on `commit`.
 * @returns {Promise<{ url: string, commit: () => Promise<string[]>, abandon: () => Promise<void> }>}
 */
export async function prepareDatabase({ folder, manifest, url, replace, stamp, env }) {
  const target = await inspect(url);
  if (target.others > 0)
    throw new UserError(
      `Basis data tujuan masih dipakai ${target.others} sambungan lain. Hentikan ASN Squad dahulu.`,
    );
  if (!target.empty && !replace) throw notEmpty(`Basis data ${target.name}`);
  const dumped = Number.parseInt(manifest.database.server, 10);
  if (target.major < dumped)
    throw new UserError(
      `Cadangan dari PostgreSQL ${dumped} tidak dapat dipulihkan ke PostgreSQL ${target.major}.`,
    );
  const tools = demandTools(
    Math.max(target.major, Number.parseInt(manifest.database.tool, 10)),
    env,
  );
  const work = target.empty ? intoEmpty(url) : await besides(url, target, stamp);
  say(`Basis data: pg_restore ${tools.version} …`);
  try {
    // Whose the objects are and who may use them is settled by this server's own role, at every start (ADR 0014).
    await runTool(tools, 'pg_restore', work.url, [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      '--no-privileges',
      '--no-comments',
      path.join(folder, DUMP),
    ]);
  } catch (error) {
    await work.abandon();
    throw error;
  }
  return work;
}

/** The refusal that protects what is there. */
export function notEmpty(what) {
  return new UserError(
    `${what} sudah berisi data; tidak ada yang diubah.\n` +
      'Untuk menggantinya (yang lama disisihkan, tidak dihapus): npm run restore -- FOLDER --replace',
  );
}

async function inspect(url) {
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      `select current_database() as name, current_setting('server_version_num')::int / 10000 as major,
              not exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                           where c.relkind in ('r', 'p') and n.nspname in ('public', 'pgboss')) as empty,
              (select count(*)::int from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                  and backend_type = 'client backend') as others`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

function intoEmpty(url) {
  return { url, commit: async () => [], abandon: async () => {} };
}

/** A database of the same kind beside the old one; both change names at the end, and the old one is kept. */
async function besides(url, { name }, stamp) {
  const suffix = stamp.replaceAll(/\D/g, '').slice(0, 14);
  const fresh = `${name}_restore_${suffix}`;
  const old = `${name}_before_${suffix}`;
  await onServer(url, async (client) => {
    const { rows } = await client.query(
      `select pg_encoding_to_char(encoding) as encoding, datcollate, datctype, datlocprovider,
              coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale
         from pg_database d where datname = $1`,
      [name],
    );
    const { encoding, datcollate, datctype, datlocprovider, locale } = rows[0];
    const provider = {
      i: () => ` locale_provider icu icu_locale ${client.escapeLiteral(locale)}`,
      b: () => ` locale_provider builtin builtin_locale ${client.escapeLiteral(locale)}`,
    }[datlocprovider];
    await client
      .query(
        `create database ${client.escapeIdentifier(fresh)} template template0 encoding '${encoding}'
           lc_collate ${client.escapeLiteral(datcollate)} lc_ctype ${client.escapeLiteral(datctype)}${provider?.() ?? ''}`,
      )
      .catch((error) => {
        if (error.code !== '42501') throw error;
        throw new UserError(
          'Peran basis data ini tidak boleh membuat basis data (CREATEDB), maka yang lama tidak dapat disisihkan. ' +
            'Buat basis data kosong milik peran ini, lalu arahkan DATABASE_URL ke sana.',
        );
      });
  });
  const rename = (client, from, to) =>
    client.query(
      `alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`,
    );
  return {
    url: withDatabase(url, fresh),
    commit: async () => {
      await onServer(url, async (client) => {
        await rename(client, name, old);
        await rename(client, fresh, name);
      });
      return [`basis data ${old}`];
    },
    abandon: () =>
      onServer(url, (client) =>
        client.query(`drop database if exists ${client.escapeIdentifier(fresh)}`),
      ),
  };
}

/** Databases are made and renamed from a third one. */
async function onServer(url, work) {
  const client = await connect(withDatabase(url, 'postgres'));
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url, name) {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
