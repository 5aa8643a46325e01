import type { Actor } from '../../kernel/actor.js';
import { lifecycle } from '../../kernel/lifecycle.js';
import type { Policy } from '../../kernel/policy.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { invalidField, isRefusal, wrongState } from '../../platform/errors/problem.js';
import type { AuditEntry, AuditService } from '../events/audit.service.js';
import type { NotificationDraft, NotificationService } from '../events/notification.service.js';
import { bulkDecider } from './inbox-deciders.js';
import type { Verb } from './verb.js';
import { VerbRunner } from './verb-runner.js';

/** A loan of a book: small enough to see the runner alone. */
interface Loan {
  readonly id: string;
  readonly status: 'asked' | 'granted' | 'refused';
  readonly borrower: string;
  readonly shelf: string;
  readonly note: string | null;
  readonly version: number;
}
type Action = 'grant' | 'refuse';
interface Lending {
  row: Loan;
  action: Action;
  who: { keeper: boolean };
  around: string | null;
  facts: number;
  input: undefined;
  answer: string;
}

const LIFECYCLE = lifecycle<Loan['status'], Action>(['asked', 'granted', 'refused'], 'asked', {
  grant: { from: ['asked'], to: 'granted' },
  refuse: { from: ['asked'], to: 'refused', needsNote: true },
});
const keeper = ({ keeper: is }: { keeper: boolean }) => (is ? null : 'Bukan petugas.');
const POLICY: Policy<Action, { keeper: boolean }> = { grant: keeper, refuse: keeper };

const KEEPER = { agencyId: 'dinas', employeeId: 'keeper', name: 'Ibu Sri' } as Actor;
const READER = { ...KEEPER, employeeId: 'reader' };
const STRANGER = { ...KEEPER, employeeId: 'stranger' };

const loan = (id: string, more: Partial<Loan> = {}): Loan => ({
  id,
  status: 'asked',
  borrower: 'reader',
  shelf: 'A',
  note: null,
  version: 1,
  ...more,
});

/** Everything that was asked of the world, in order. */
function library(...loans: Loan[]) {
  const log: string[] = [];
  const stored = new Map(loans.map((one) => [one.id, one]));
  const events: AuditEntry[] = [];
  const news: NotificationDraft[] = [];
  const later = () => new Promise<void>((done) => setImmediate(done));
  const verb: Verb<Lending> = {
    entity: {
      name: 'loan',
      word: 'Pinjaman',
      lock: async (_tx, _actor, ids) => {
        log.push(`lock ${ids.join()}`);
        return ids.flatMap((id) => stored.get(id.toLowerCase()) ?? []);
      },
      around: async (_tx, _actor, rows) => {
        log.push(`around ${rows.length}`);
        return ({ shelf }) => (shelf === 'hidden' ? null : shelf);
      },
      isReadable: (actor, _row, shelf) => shelf !== null && actor.employeeId !== 'stranger',
      who: (actor) => ({ keeper: actor.employeeId === 'keeper' }),
    },
    actions: ['grant', 'refuse'],
    lifecycle: LIFECYCLE,
    policy: POLICY,
    late: ({ row }) =>
      row.status === 'granted' ? wrongState('Sudah dipinjamkan.', { since: 'today' }) : null,
    demand: ({ row }) => {
      if (row.shelf === 'fixed') throw invalidField('shelf', 'fixed', 'Tidak dipinjamkan.');
    },
    facts: async (_tx, _actor, opened) => {
      log.push(`facts ${opened.map(({ row }) => row.id).join()}`);
      return ({ shelf }) => (shelf === 'empty' ? 0 : 3);
    },
    decide: ({ row, note, facts }, status) => {
      if (facts === 0) throw wrongState('Rak kosong.');
      return { ...row, status, note };
    },
    write: async (_tx, _agencyId, rows) => {
      log.push(`write ${rows.length}`);
      await later();
      for (const row of rows) stored.set(row.id, row);
      log.push('written');
    },
    event: ({ after }) => ({ via: 'keeper', detail: { note: after.note } }),
    effects: {
      refuse: [async (_tx, all) => void log.push(`effect ${all.map(({ row }) => row.id).join()}`)],
    },
    news: {
      refuse: ({ row, note }) => ({ employeeIds: [row.borrower], title: `Ditolak: ${note}` }),
    },
    view: async (_tx, { after }) => {
      log.push('view');
      return after.status;
    },
  };
  // What the runner asks of each; classes with private members are not met by a plain object.
  const runner = new VerbRunner(
    {
      transaction: async <T>(work: (tx: Tx) => Promise<T>) => {
        log.push('begin');
        return work({} as Tx);
      },
    } as Database,
    { now: () => new Date(0) } as Clock,
    {
      record: async (_tx: unknown, _subject: unknown, ...entries: AuditEntry[]) => {
        log.push(`record ${entries.length}`);
        events.push(...entries);
      },
    } as unknown as AuditService,
    {
      notify: async (_tx: unknown, ...drafts: NotificationDraft[]) => {
        if (drafts.length > 0) log.push(`notify ${drafts.length}`);
        news.push(...drafts);
      },
    } as unknown as NotificationService,
  );
  const run = (actor: Actor, id: string, action: Action, note?: string, version?: number) =>
    runner
      .run(verb, actor, { id, action, note, version, input: undefined })
      .catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        return `${error.code}: ${error.message}`;
      });
  return { log, stored, events, news, verb, runner, run };
}

describe('a verb on one row', () => {
  it('writes, records and answers in one transaction', async () => {
    const { run, log, stored, events } = library(loan('a'));
    expect(await run(KEEPER, 'a', 'grant')).toBe('granted');
    expect(stored.get('a')?.status).toBe('granted');
    expect(events).toEqual([
      {
        action: 'loan.grant',
        entity: 'loan',
        entityId: 'a',
        via: 'keeper',
        detail: { note: null },
      },
    ]);
    // The answer is asked for in the trip of the write, after it.
    expect(log).toEqual([
      'begin',
      'lock a',
      'around 1',
      'facts a',
      'write 1',
      'record 1',
      'view',
      'written',
    ]);
  });

  it('lets effects and news follow the write, and answers after them', async () => {
    const { run, log, news } = library(loan('a'));
    expect(await run(KEEPER, 'a', 'refuse', ' Rusak. ')).toBe('refused');
    expect(log.slice(4)).toEqual([
      'write 1',
      'record 1',
      'written',
      'effect a',
      'notify 1',
      'view',
    ]);
    expect(news).toEqual([
      {
        agencyId: 'dinas',
        kind: 'loan.refuse',
        entity: 'loan',
        entityId: 'a',
        employeeIds: ['reader'],
        title: 'Ditolak: Rusak.',
      },
    ]);
  });

  it.each([
    ['a row that is not there', KEEPER, 'none', 'grant', undefined, 'not_found'],
    ['an unreadable row', KEEPER, 'hidden', 'grant', undefined, 'not_found'],
    ['an unreadable row that is decided too', STRANGER, 'granted', 'grant', undefined, 'not_found'],
    ['somebody else’s decision', READER, 'a', 'grant', undefined, 'forbidden'],
    ['the same, too late', READER, 'granted', 'grant', undefined, 'forbidden'],
    ['one too late', KEEPER, 'granted', 'refuse', undefined, 'wrong_state: Sudah dipinjamkan.'],
    ['one too late without words of its own', KEEPER, 'refused', 'grant', undefined, 'wrong_state'],
    ['one without a reason', KEEPER, 'a', 'refuse', '  ', 'note_required'],
    ['what the row forbids', KEEPER, 'fixed', 'grant', undefined, 'validation_failed'],
    ['what the facts forbid', KEEPER, 'empty', 'grant', undefined, 'wrong_state: Rak kosong.'],
  ] as [string, Actor, string, Action, string | undefined, string][])(
    'refuses %s and writes nothing',
    async (_what, actor, id, action, note, code) => {
      const { run, log } = library(
        loan('a'),
        loan('hidden', { shelf: 'hidden' }),
        loan('fixed', { shelf: 'fixed' }),
        loan('empty', { shelf: 'empty' }),
        loan('granted', { status: 'granted' }),
        loan('refused', { status: 'refused' }),
      );
      expect(await run(actor, id, action, note)).toMatch(new RegExp(`^${code}`));
      // Facts are read only for what nothing else refused.
      const known = id === 'none' ? 0 : 1;
      const read = id === 'empty' ? ['facts empty'] : [];
      expect(log).toEqual(['begin', `lock ${id}`, `around ${known}`, ...read]);
    },
  );

  it('refuses a row that changed since it was read, to readers only', async () => {
    const { run, log } = library(loan('a', { version: 4 }));
    expect(await run(KEEPER, 'a', 'grant', undefined, 3)).toMatch(/^stale_version/);
    expect(await run(READER, 'a', 'grant', undefined, 3)).toMatch(/^stale_version/);
    expect(await run(STRANGER, 'a', 'grant', undefined, 3)).toMatch(/^not_found/);
    expect(log.join()).not.toContain('write');
    expect(await run(KEEPER, 'a', 'grant', undefined, 4)).toBe('granted');
  });

  it('tells several things together, each under its own name where it has one', async () => {
    const { verb, runner, news, log } = library(loan('a'));
    const loud: Verb<Lending> = {
      ...verb,
      news: {
        refuse: ({ row }) => [
          { employeeIds: [row.borrower], title: 'Ditolak' },
          {
            employeeIds: ['keeper'],
            title: 'Surat',
            kind: 'letter.issue',
            entity: 'letter',
            entityId: 'l',
          },
        ],
      },
    };
    await runner.run(loud, KEEPER, { id: 'a', action: 'refuse', note: 'Rusak', input: undefined });
    expect(news).toMatchObject([
      { kind: 'loan.refuse', entity: 'loan', entityId: 'a' },
      { kind: 'letter.issue', entity: 'letter', entityId: 'l', agencyId: 'dinas' },
    ]);
    expect(log).toContain('notify 2');
  });

  it('tells nobody where the news is null', async () => {
    const { runner, verb, log } = library(loan('a'));
    const silent: Verb<Lending> = { ...verb, news: { refuse: () => null } };
    await runner.run(silent, KEEPER, { id: 'a', action: 'refuse', note: 'x', input: undefined });
    expect(log.at(-1)).toBe('view');
    expect(log.join()).not.toContain('notify');
  });

  it('passes on what is no refusal', async () => {
    const { verb, runner } = library(loan('a'));
    const broken: Verb<Lending> = {
      ...verb,
      decide: () => {
        throw new TypeError('a fault');
      },
    };
    const asked = { id: 'a', action: 'grant', input: undefined } as const;
    await expect(runner.run(broken, KEEPER, asked)).rejects.toThrow(TypeError);
    await expect(runner.runAll(broken, KEEPER, [asked], String)).rejects.toThrow(TypeError);
  });
});

describe('a verb on many rows', () => {
  it('asks a hundred times as much by the same calls', async () => {
    const all = (count: number) => Array.from({ length: count }, (_one, at) => loan(`row${at}`));
    const names = async (count: number) => {
      const { runner, verb, log } = library(...all(count));
      const asked = all(count).map(({ id }) => ({
        id,
        action: 'refuse',
        note: 'Rusak.',
        input: undefined,
      }));
      expect(await runner.runAll(verb, KEEPER, asked, (refusals) => refusals.length)).toBe(count);
      return log.map((line) => line.split(' ')[0]);
    };
    expect(await names(100)).toEqual(await names(1));
    expect(await names(1)).toEqual(
      'begin lock around facts write record written effect notify'.split(' '),
    );
  });

  it('gives each its own verdict from the inbox, in order', async () => {
    const { runner, verb, stored, log, events } = library(
      loan('a'),
      loan('b'),
      loan('c'),
      loan('done', { status: 'granted' }),
    );
    const of = (id: string, action: string, note: string | null = null) => ({ id, action, note });
    const codes = await bulkDecider(runner, verb).decideAll(
      KEEPER,
      [
        of('A', 'grant'),
        of('a', 'refuse', 'Dua kali.'),
        of('b', 'refuse', 'Rusak.'),
        of('c', 'refuse'),
        of('c', 'burn'),
        of('done', 'grant'),
        of('none', 'grant'),
      ],
      (refusals) => refusals.map((refusal) => refusal?.code ?? 'ok'),
    );
    expect(codes).toEqual([
      'ok',
      'wrong_state',
      'ok',
      'note_required',
      'validation_failed',
      'wrong_state',
      'not_found',
    ]);
    expect([...stored.values()].map(({ status }) => status)).toEqual([
      'granted',
      'refused',
      'asked',
      'granted',
    ]);
    expect(events.map(({ action, entityId }) => [action, entityId])).toEqual([
      ['loan.grant', 'a'],
      ['loan.refuse', 'b'],
    ]);
    // A word that is no verb of this definition locks nothing.
    expect(log[1]).toBe('lock A,a,b,c,done,none');
  });

  it('writes nothing when every row is refused', async () => {
    const { runner, verb, log } = library(loan('a'));
    const asked = [{ id: 'a', action: 'grant', input: undefined }];
    await runner.runAll(verb, READER, asked, (refusals) => refusals.length);
    expect(log).toEqual(['begin', 'lock a', 'around 1']);
  });
});
