import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, hasGrant } from '../../kernel/actor.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { addDays } from '../../kernel/date.js';
import { demandAdmin, isAdmin } from '../grants/admin.js';
import { AuditService, type AuditEntry, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies, withinAgency } from '../../platform/database/agency-scope.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import {
  forbidden,
  invalidField,
  notFound,
  refusal,
  wrongState,
} from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import {
  actionsOf,
  hidesRefusal,
  type TransferAction,
  type TransferSide,
  type TransferState,
  type TransferStatus,
} from './domain/lifecycle.js';
import type {
  AcceptTransferDto,
  CreateReleaseDto,
  CreateTransferDto,
  OtherAgenciesDto,
  TransferDto,
  TransferPageDto,
  TransferQuery,
} from './transfer.dto.js';
import { ADMINS_SQL, AT_HOME_SQL, LIST_SQL, LOCK_SQL } from './transfer.queries.js';
import { type AcceptedTransfer, TransferMove } from './transfer-move.service.js';

const PAGE = '/admin/perpindahan';
const TELL_QUEUE = 'transfer.tell';
/** A release further away than this, in either direction, is taken for a typing error. */
const MOST_DAYS_BACK = 92;
const MOST_DAYS_AHEAD = 366;

type ListRow = Omit<TransferDto, 'allowedActions' | 'createdAt' | 'movedAt'> & {
  storedStatus: TransferStatus;
  isHidden: boolean;
  createdAt: Date;
  movedAt: Date | null;
};

interface LockedTransfer extends TransferState {
  id: string;
  nip: string;
  toAgencyId: string;
  fromAgencyId: string | null;
  employeeId: string | null;
  personName: string | null;
  lastDay: string | null;
}

interface AtHome {
  personId: string;
  nip: string | null;
  name: string;
  employeeId: string;
  accountId: string | null;
  employedSince: string;
  latestHolding: string | null;
}

/** Who is whose: the home releases with a last day, the new agency accepts; only then a new employment (PP 11/2017 Ps 190–197). */
@Injectable()
export class TransfersService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly moves: TransferMove,
    private readonly notifications: NotificationService,
    private readonly outbox: Outbox,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(TELL_QUEUE, ({ transferId }) => this.tellHome(String(transferId)));
  }

  async list(actor: Actor, { limit, cursor, direction }: TransferQuery): Promise<TransferPageDto> {
    demandReader(actor);
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const rows = await this.database.query<ListRow>(
      `${LIST_SQL} and ($2::uuid is null or t.id < $2) and ($3::text is null or t.direction = $3)
        order by t.id desc limit $4`,
      [actor.agencyId, before, direction ?? null, limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return {
      ...page,
      items: page.items.map((row) => present(actor, row)),
      allowedActions: isAdmin(actor) ? ['create'] : [],
    };
  }

  async agencies(actor: Actor): Promise<OtherAgenciesDto> {
    demandReader(actor);
    const items = await this.database.query<{ code: string; name: string }>(
      'select code, name from agency where id <> $1 order by name',
      [actor.agencyId],
    );
    return { items };
  }

  /** Asked for by NIP, or released by employeeId; never both in one request. */
  async create(actor: Actor, body: CreateTransferDto): Promise<TransferDto> {
    demandAdmin(actor);
    const { nip, note, employeeId, toAgencyCode, on, reason } = body;
    if (employeeId === undefined) {
      if (nip === undefined || toAgencyCode !== undefined || on !== undefined)
        throw invalidField('employeeId', 'required', 'Pilih pegawai yang dilepas.');
      return this.ask(actor, { nip, note });
    }
    if (nip !== undefined)
      throw invalidField('nip', 'not_both', 'Minta dengan NIP atau lepas pegawai, tidak keduanya.');
    if (toAgencyCode === undefined || on === undefined)
      throw invalidField('toAgencyCode', 'required', 'Tulis instansi tujuan dan tanggalnya.');
    return this.releaseTo(actor, employeeId, { toAgencyCode, on, reason });
  }

  /**
   * Asks for somebody by NIP. Only the agency's own people are looked up, so the answer is the same for every other
   * NIP, even one that nobody has; the home agency is told afterwards.
   */
  ask(actor: Actor, { nip, note }: { nip: string; note?: string }): Promise<TransferDto> {
    demandAdmin(actor);
    return this.database.transaction(async (tx) => {
      const own = await tx.one(
        'select 1 from person where nip = $1 and agency_id = $2 and kept_of is null',
        [nip, actor.agencyId],
      );
      if (own) throw wrongState('Pegawai dengan NIP ini sudah tercatat di instansi Anda.');
      const id = newId();
      const [made] = await tx.query<{ id: string }>(
        `insert into transfer (id, nip, status, to_agency_id, note, created_at) values ($1, $2, 'asked', $3, $4, $5)
         on conflict (to_agency_id, nip) where status in ('asked', 'released') or is_hidden do nothing returning id`,
        [id, nip, actor.agencyId, note ?? '', this.clock.now()],
      );
      if (made) {
        await this.record(tx, actor, 'ask', id, { nip });
        await this.outbox.enqueue(tx, TELL_QUEUE, { transferId: id });
      }
      const [row] = await tx.query<ListRow>(
        `${LIST_SQL} and t.to_agency_id = $1 and t.nip = $2 and (t.status in ('asked', 'released') or t.is_hidden)`,
        [actor.agencyId, nip],
      );
      if (!row) throw notFound('Perpindahan');
      return present(actor, row);
    });
  }

  /** The home answers a request. @throws 409 `transfer_under_way` when the person was released elsewhere */
  release(actor: Actor, id: string, on: string): Promise<TransferDto> {
    const lastDay = addDays(on, -1);
    return this.decide(actor, id, 'release', async (tx, transfer) => {
      const person = await this.atHome(tx, actor, transfer.nip, null);
      if (!person) throw notFound('Perpindahan');
      this.checkRelease(actor, person, lastDay);
      await this.writeRelease(tx, actor, id, person, lastDay);
      await this.tellReleased(tx, actor, id, transfer.toAgencyId, person, lastDay);
    });
  }

  /** The home releases without having been asked. */
  releaseTo(actor: Actor, employeeId: string, body: CreateReleaseDto): Promise<TransferDto> {
    const lastDay = addDays(body.on, -1);
    return this.underWayOnce(() =>
      this.database.transaction(async (tx) => {
        const person = await this.atHome(tx, actor, null, employeeId);
        if (!person?.nip) throw notFound('Pegawai');
        demandAdmin(actor);
        const target = await tx.one<{ id: string }>(
          'select id from agency where code = $1 and id <> $2',
          [body.toAgencyCode, actor.agencyId],
        );
        if (!target)
          throw invalidField('toAgencyCode', 'agency_unknown', 'Instansi tujuan tidak dikenal.');
        this.checkRelease(actor, person, lastDay);
        const known = await tx.one<{ id: string }>(
          `select id from transfer where to_agency_id = $1 and nip = $2 and (status = 'asked' or is_hidden) for update`,
          [target.id, person.nip],
        );
        const id = known?.id ?? newId();
        if (!known)
          await tx.query(
            `insert into transfer (id, nip, status, to_agency_id, from_agency_id, note, created_at)
             values ($1, $2, 'asked', $3, $4, $5, $6)`,
            [id, person.nip, target.id, actor.agencyId, body.reason ?? '', this.clock.now()],
          );
        await this.writeRelease(tx, actor, id, person, lastDay);
        await this.tellReleased(tx, actor, id, target.id, person, lastDay);
        await this.record(tx, actor, 'release', id, { name: person.name, lastDay });
        return this.find(tx, actor, id);
      }),
    );
  }

  /** Either side refuses, or takes back its consent; an accepted transfer only until its day. */
  refuse(actor: Actor, id: string, reason: string): Promise<TransferDto> {
    return this.decide(actor, id, 'refuse', async (tx, transfer, side) => {
      await tx.query(
        `update transfer set status = 'refused', reason = $2, decided_at = $3, is_hidden = $4,
                from_agency_id = coalesce(from_agency_id, $5), starts_on = null where id = $1`,
        [
          id,
          reason,
          this.clock.now(),
          hidesRefusal(transfer, side),
          side === 'home' ? actor.agencyId : null,
        ],
      );
      const other = side === 'home' ? transfer.toAgencyId : transfer.fromAgencyId;
      // Before the release the other side is not told.
      if (transfer.status === 'asked' || transfer.isHidden || other === null) return;
      await this.tellOther(tx, other, {
        action: 'refuse',
        id,
        title: `Perpindahan ${transfer.personName ?? transfer.nip} batal`,
        body: reason,
      });
    });
  }

  /** The new agency takes the person on: at once when the first day has come, else on that day. */
  accept(actor: Actor, id: string, body: AcceptTransferDto): Promise<TransferDto> {
    return this.decide(actor, id, 'accept', async (tx, transfer) => {
      const lastDay = transfer.lastDay ?? actor.today;
      const startsOn = body.startsOn ?? addDays(lastDay, 1);
      if (startsOn <= lastDay || startsOn > addDays(lastDay, MOST_DAYS_AHEAD))
        throw invalidField(
          'startsOn',
          'range',
          'Hari pertama harus sesudah hari terakhir di instansi asal.',
        );
      const unit = await tx.one('select 1 from unit where id = $1 and agency_id = $2', [
        body.unitId,
        actor.agencyId,
      ]);
      if (!unit) throw invalidField('unitId', 'unit_unknown', 'Unit tidak dikenal.');
      await tx.query(
        `update transfer set status = 'accepted', decided_at = $2, starts_on = $3, unit_id = $4, position_name = $5,
                position_kind = $6, functional_level = $7, is_head = $8 where id = $1`,
        [
          id,
          this.clock.now(),
          startsOn,
          body.unitId,
          body.positionName,
          body.positionKind,
          body.functionalLevel ?? null,
          body.isHead ?? false,
        ],
      );
      if (transfer.fromAgencyId)
        await this.tellOther(tx, transfer.fromAgencyId, {
          action: 'accept',
          id,
          title: `Perpindahan ${transfer.personName ?? transfer.nip} diterima`,
          body: `Mulai ${longDate(startsOn)} di instansi baru.`,
        });
      if (startsOn <= actor.today) await this.moveNow(tx, id);
    });
  }

  /**
   * Transfers whose first day has come. One that fails does not stop the others.
   * @returns how many it could not move
   */
  async moveDue(): Promise<number> {
    const due = await acrossAgencies('transferring a person', () =>
      this.database.query<{ id: string }>(
        `select t.id from transfer t join agency a on a.id = t.to_agency_id
          where t.status = 'accepted' and t.moved_at is null
            and t.starts_on <= ($1::timestamptz at time zone a.time_zone)::date order by t.starts_on, t.id`,
        [this.clock.now()],
      ),
    );
    let failed = 0;
    for (const { id } of due)
      await acrossAgencies('transferring a person', () =>
        this.database.transaction((tx) => this.moveNow(tx, id)),
      ).catch(() => (failed += 1));
    return failed;
  }

  private async moveNow(tx: Tx, id: string): Promise<void> {
    const transfer = await tx.one<AcceptedTransfer & { isMoved: boolean; status: string }>(
      LOCK_SQL,
      [id],
    );
    if (!transfer || transfer.isMoved || transfer.status !== 'accepted') return;
    await this.moves.move(tx, transfer);
  }

  /** Locks the row, finds out on which side the actor stands and whether the verb is allowed, performs and records it. */
  private decide(
    actor: Actor,
    id: string,
    action: TransferAction,
    work: (tx: Tx, transfer: LockedTransfer, side: TransferSide) => Promise<void>,
  ): Promise<TransferDto> {
    return this.underWayOnce(() =>
      this.database.transaction(async (tx) => {
        demandReader(actor);
        const transfer = await tx.one<LockedTransfer>(LOCK_SQL, [id]);
        if (!transfer) throw notFound('Perpindahan');
        demandAdmin(actor);
        const side = transfer.toAgencyId === actor.agencyId ? 'new' : 'home';
        if (!actionsOf(transfer, side).includes(action))
          throw wrongState('Perpindahan ini sudah berubah. Muat ulang halaman.');
        await work(tx, transfer, side);
        await this.record(tx, actor, action, id, { nip: transfer.nip, side });
        return this.find(tx, actor, id);
      }),
    );
  }

  private async underWayOnce<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isUniqueClash(error, 'transfer_under_way') || isUniqueClash(error, 'transfer_open'))
        throw refusal(
          'transfer_under_way',
          'Perpindahan pegawai ini sedang berjalan. Batalkan dahulu yang lama.',
        );
      if (isUniqueClash(error, 'position_holding_unit_id_daterange_excl'))
        throw refusal(
          'unit_has_head',
          'Unit ini sudah mempunyai kepala pada hari itu. Akhiri dahulu jabatannya.',
        );
      throw error;
    }
  }

  private async atHome(
    tx: Tx,
    actor: Actor,
    nip: string | null,
    employeeId: string | null,
  ): Promise<AtHome | null> {
    return tx.one<AtHome>(AT_HOME_SQL, [actor.agencyId, nip, employeeId]);
  }

  private checkRelease(actor: Actor, person: AtHome, lastDay: string): void {
    if (person.accountId === actor.accountId)
      throw forbidden('Perpindahan Anda sendiri dilepas oleh admin lain.');
    if (
      lastDay < addDays(actor.today, -MOST_DAYS_BACK) ||
      lastDay > addDays(actor.today, MOST_DAYS_AHEAD)
    )
      throw invalidField(
        'on',
        'range',
        'Tanggal itu paling lama tiga bulan yang lalu dan paling jauh setahun lagi.',
      );
    if (lastDay < person.employedSince || (person.latestHolding ?? lastDay) > lastDay)
      throw invalidField(
        'on',
        'range',
        'Jabatan pegawai ini mulai pada atau sesudah hari itu. Pilih hari sesudahnya.',
      );
  }

  private async writeRelease(
    tx: Tx,
    actor: Actor,
    id: string,
    person: AtHome,
    lastDay: string,
  ): Promise<void> {
    await tx.query(
      `update transfer set status = 'released', from_agency_id = $2, person_id = $3, from_employee_id = $4, person_name = $5,
              last_day = $6, released_at = $7, is_hidden = false, reason = null where id = $1`,
      [
        id,
        actor.agencyId,
        person.personId,
        person.employeeId,
        person.name,
        lastDay,
        this.clock.now(),
      ],
    );
  }

  private async tellReleased(
    tx: Tx,
    actor: Actor,
    id: string,
    toAgencyId: string,
    person: AtHome,
    lastDay: string,
  ): Promise<void> {
    const target = await tx.one<{ name: string }>('select name from agency where id = $1', [
      toAgencyId,
    ]);
    await this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds: [person.employeeId],
      kind: 'transfer.release',
      title: `Anda dilepas ke ${target?.name ?? 'instansi lain'}`,
      body: `Hari terakhir ${longDate(lastDay)}, setelah instansi itu menerima.`,
      entity: 'transfer',
      entityId: id,
    });
    await this.tellOther(tx, toAgencyId, {
      action: 'release',
      id,
      title: `${person.name} dilepas ke instansi Anda`,
      body: `Hari terakhir ${longDate(lastDay)}. Terima atau tolak.`,
    });
  }

  /** The admins of the other side and its audit trail. */
  private tellOther(
    tx: Tx,
    agencyId: string,
    news: { action: string; id: string; title: string; body: string },
  ): Promise<void> {
    return acrossAgencies('transferring a person', () =>
      withinAgency(agencyId, async () => {
        const admins = await tx.query<{ employeeId: string }>(ADMINS_SQL, [
          agencyId,
          this.clock.now(),
        ]);
        await this.notifications.notify(tx, {
          agencyId,
          employeeIds: admins.map(({ employeeId }) => employeeId),
          kind: `transfer.${news.action}`,
          title: news.title,
          body: news.body,
          link: PAGE,
          entity: 'transfer',
          entityId: news.id,
        });
        await this.audit.record(tx, systemOf(agencyId), {
          action: `transfer.${news.action}`,
          entity: 'transfer',
          entityId: news.id,
          detail: { title: news.title },
        });
      }),
    );
  }

  /** Once the question is stored, the admins of the person's home agency, if there is one, are told. */
  async tellHome(transferId: string): Promise<void> {
    const asked = await acrossAgencies('transferring a person', () =>
      this.database.one<{ homeId: string; name: string; agency: string }>(
        `select p.agency_id as "homeId", p.name, a.name as agency
           from transfer t join person p on p.nip = t.nip and p.kept_of is null join agency a on a.id = t.to_agency_id
          where t.id = $1 and t.status = 'asked'`,
        [transferId],
      ),
    );
    if (!asked) return;
    await this.database.transaction((tx) =>
      this.tellOther(tx, asked.homeId, {
        action: 'ask',
        id: transferId,
        title: `${asked.agency} meminta perpindahan ${asked.name}`,
        body: 'Lepas dengan hari terakhir, atau tolak.',
      }),
    );
  }

  private record(
    tx: Tx,
    actor: Actor,
    verb: TransferAction | 'ask',
    id: string,
    detail: AuditEntry['detail'],
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action: `transfer.${verb}`,
      entity: 'transfer',
      entityId: id,
      via: 'agency_admin',
      detail,
    });
  }

  private async find(sql: Sql, actor: Actor, id: string): Promise<TransferDto> {
    const [row] = await sql.query<ListRow>(`${LIST_SQL} and t.id = $2`, [actor.agencyId, id]);
    if (!row) throw notFound('Perpindahan');
    return present(actor, row);
  }
}

function demandReader(actor: Actor): void {
  if (!hasGrant(actor, 'agency_admin', 'auditor'))
    throw forbidden('Perpindahan hanya untuk admin instansi dan auditor.');
}

function present(
  actor: Actor,
  { storedStatus, isHidden, createdAt, movedAt, ...row }: ListRow,
): TransferDto {
  const state = { status: storedStatus, isHidden, isMoved: movedAt !== null };
  const side = row.direction === 'in' ? 'new' : 'home';
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    movedAt: movedAt?.toISOString() ?? null,
    allowedActions: isAdmin(actor) ? actionsOf(state, side) : [],
  };
}
