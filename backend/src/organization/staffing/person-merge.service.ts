import { Injectable } from '@nestjs/common';
import { closeAccount } from '../../accounts/account.api.js';
import { AccountImport } from '../../accounts/account-import.service.js';
import { SessionService } from '../../accounts/session.service.js';
import { FoldedPosts } from '../../workflow/ties/folded-posts.js';
import type { Actor } from '../../kernel/actor.js';
import { demandAdmin, type PowerOrigin, type PowerSubject } from '../grants/admin.js';
import { DirectoryService } from '../directory/directory.service.js';
import { lockStaffing } from '../people/staffing.lock.js';
import { StaffingAftermath, type StaffingChange } from '../../workflow/ties/staffing-aftermath.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database, type Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import { invalidField, notFound, refusal, wrongState } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  type DoubleReason,
  type EmploymentPair,
  type HoldingsPlan,
  type MergeConflict,
  type MergedEmployment,
  type MergedHolding,
  planEmployments,
  planHoldings,
} from './domain/person-merge.js';
import type {
  LikelyDoubleDto,
  LikelyDoublesDto,
  MergeCountDto,
  MergePeopleDto,
  MergePreviewDto,
  MergeSideDto,
} from './person-merge.dto.js';
import {
  CLOSE_EMPLOYMENT_SQL,
  CONFLICTS_SQL,
  COUNTS_SQL,
  EMPLOYMENTS_SQL,
  END_RIGHTS_SQL,
  END_POSTS_SQL,
  FOLD_EMPLOYMENT_SQL,
  FOLD_POSTS_SQL,
  HOLDINGS_SQL,
  JOIN_EMPLOYMENTS_SQL,
  KEEP_PERSON_SQL,
  KEPT_ELSEWHERE_SQL,
  LAPSE_REQUESTS_SQL,
  LIKELY_DOUBLES_SQL,
  LOCK_PEOPLE_SQL,
  MOVES_SQL,
  OPEN_TRANSFER_SQL,
  SIDES_SQL,
} from './person-merge.queries.js';

interface SideRow extends Omit<MergeSideDto, 'lastLoginAt'> {
  personId: string;
  isKeptRecord: boolean;
  plainName: string;
  frontTitle: string | null;
  backTitle: string | null;
  unitId: string | null;
  accountId: string | null;
  lastLoginAt: Date | null;
  grants: number;
}

interface Plan {
  readonly kept: SideRow;
  readonly merged: SideRow;
  readonly pairs: readonly EmploymentPair[];
  readonly joined: readonly string[];
  readonly posts: readonly (HoldingsPlan & { readonly pair: EmploymentPair })[];
  readonly conflicts: readonly MergeConflict[];
  readonly mergedEmploymentIds: readonly string[];
}

/** What stands in the way of the merge, and who can clear it. */
const CONFLICT_WORDS: Readonly<Record<string, (what: string) => string>> = {
  skp_clash: (what) =>
    `Kedua catatan mempunyai SKP untuk hari yang sama (${what}). Dua SKP tidak dapat dijadikan satu oleh sistem.`,
  squad_clash: (what) =>
    `Kedua catatan adalah anggota tim ${what} pada masa yang sama, sehingga nilainya tercatat dua kali.`,
  assignment_pending: (what) =>
    `Penugasan untuk catatan yang digabungkan masih diproses (${what}). Selesaikan atau tarik dahulu.`,
  words_clash: (what) =>
    `Kedua catatan mempunyai ${what} untuk hari yang sama. Akhiri dahulu salah satunya.`,
  each_other: (what) =>
    `Yang satu pernah menilai yang lain (${what}). Ini tampaknya dua orang yang berbeda.`,
};

/** One person who was recorded twice. Two people decide it; there is no way back. */
@Injectable()
export class PersonMergeService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountImport,
    private readonly sessions: SessionService,
    private readonly foldedPosts: FoldedPosts,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws 403 */
  async doubles(actor: Actor): Promise<LikelyDoublesDto> {
    demandAdmin(actor);
    const pairs = await this.database.query<{
      leftId: string;
      rightId: string;
      because: DoubleReason;
      isAsked: boolean;
    }>(LIKELY_DOUBLES_SQL, [actor.agencyId, actor.today]);
    const ids = pairs.flatMap(({ leftId, rightId }) => [leftId, rightId]);
    const sides = new Map(
      (await this.sides(this.database, actor, ids)).map((side) => [side.employeeId, side]),
    );
    const items = pairs.flatMap(({ leftId, rightId, because, isAsked }): LikelyDoubleDto[] => {
      const [left, right] = [sides.get(leftId), sides.get(rightId)];
      return left && right ? [{ left: brief(left), right: brief(right), because, isAsked }] : [];
    });
    return { items };
  }

  /** What the merge would move, and what stands in its way; nothing is written. @throws 404, 403, 400, 409 `already_merged` */
  async preview(
    actor: Actor,
    keptEmployeeId: string,
    mergedEmployeeId: string | undefined,
  ): Promise<MergePreviewDto> {
    if (mergedEmployeeId === undefined) await this.demandOwn(actor, keptEmployeeId);
    const [kept, merged] = await this.pair(
      this.database,
      actor,
      { keptEmployeeId, mergedEmployeeId: mergedEmployeeId ?? keptEmployeeId },
      () => demandAdmin(actor),
    );
    const plan = await this.plan(this.database, actor, kept, merged);
    const counts = await this.counts(this.database, actor.agencyId, plan);
    return {
      kept: sideOf(kept),
      merged: sideOf(merged),
      moves: counts,
      consequences: consequencesOf(plan),
      conflicts: [...plan.conflicts],
      allowedActions: plan.conflicts.length === 0 ? ['ask'] : [],
    };
  }

  /** What is asked for, in words. @throws 400, 409 `already_merged`, 409 `merge_conflict` with the first of them */
  async check(
    sql: Sql,
    subject: PowerSubject,
    asked: MergePeopleDto,
  ): Promise<{ title: string; unitId: string }> {
    const [kept, merged] = await this.pair(sql, subject, asked);
    const plan = await this.plan(sql, subject, kept, merged);
    refuseConflicts(plan);
    const unit =
      kept.unitId ??
      merged.unitId ??
      (
        await sql.query<{ id: string }>(
          'select id from unit where agency_id = $1 and parent_id is null limit 1',
          [subject.agencyId],
        )
      )[0]?.id;
    if (!unit) throw notFound('Unit');
    return {
      title: `Gabungkan dua catatan: ${named(merged)} ke dalam ${named(kept)}`,
      unitId: unit,
    };
  }

  /** Runs in the transaction of the approval. @throws as `check` */
  async make(
    tx: Tx,
    subject: PowerSubject,
    asked: MergePeopleDto,
    { askedBy, via, secondApprovalId }: PowerOrigin,
  ): Promise<void> {
    await lockStaffing(tx, subject.agencyId);
    await this.accounts.createMissing(tx, subject.agencyId, subject.today);
    const found = await this.pair(tx, subject, asked);
    await tx.query(LOCK_PEOPLE_SQL, [found.map(({ personId }) => personId)]);
    const [kept, merged] = await this.pair(tx, subject, asked);
    const plan = await this.plan(tx, subject, kept, merged);
    refuseConflicts(plan);
    const counts = await this.counts(tx, subject.agencyId, plan);
    await this.clashRefused(() => this.write(tx, subject, plan));
    await this.directory.refresh(tx, subject.agencyId, subject.today);
    await this.aftermath.settle(tx, {
      agencyId: subject.agencyId,
      today: subject.today,
      changes: changesOf(plan),
    });
    await this.notifications.notify(tx, {
      agencyId: subject.agencyId,
      employeeIds: [kept.employeeId],
      kind: 'person.merge',
      title: 'Dua catatan kepegawaian Anda digabungkan',
      body: `Semua riwayat ada di catatan ${named(kept)}. Masuk dengan ${kept.username ?? 'akun itu'}; akun ${merged.username ?? ''} tidak berlaku lagi.`,
      link: '/saya',
      entity: 'employee',
      entityId: kept.employeeId,
    });
    const detail = {
      keptEmployeeId: kept.employeeId,
      mergedEmployeeId: merged.employeeId,
      keptPersonId: kept.personId,
      mergedPersonId: merged.personId,
      keptNip: kept.nip,
      mergedNip: merged.nip,
      name: kept.name,
      endedAccountId: merged.accountId,
      moved: Object.fromEntries(counts.map(({ label, count }) => [label, count])),
      askedBy,
      secondApprovalId,
    };
    // Recorded under both, so that a search for either finds it.
    for (const { personId } of [kept, merged])
      await this.audit.record(tx, subject, {
        action: 'person.merge',
        entity: 'person',
        entityId: personId,
        via,
        detail,
      });
  }

  private async write(tx: Tx, { agencyId, today }: PowerSubject, plan: Plan): Promise<void> {
    const { kept, merged } = plan;
    const now = this.clock.now();
    for (const { pair, ends, folds } of plan.posts) {
      const ids = [pair.kept, pair.merged];
      if (ends.length > 0) await tx.query(END_POSTS_SQL, [JSON.stringify(ends)]);
      await this.foldedPosts.fold(tx, folds);
      if (folds.length > 0)
        for (const sql of FOLD_POSTS_SQL) await tx.query(sql, [JSON.stringify(folds)]);
      await tx.query(LAPSE_REQUESTS_SQL, [pair.merged, now]);
      for (const sql of FOLD_EMPLOYMENT_SQL) await tx.query(sql, ids);
      for (const sql of MOVES_SQL) await tx.query(sql, [...ids, agencyId]);
      await tx.query(CLOSE_EMPLOYMENT_SQL, [
        pair.merged,
        today,
        `Digabungkan ke dalam ${named(kept)}`,
      ]);
    }
    if (plan.joined.length > 0)
      for (const sql of JOIN_EMPLOYMENTS_SQL)
        await tx.query(sql, [kept.personId, merged.personId, plan.joined]);
    for (const sql of KEEP_PERSON_SQL) await tx.query(sql, [kept.personId, merged.personId]);
    await acrossAgencies('merging two records of one person', () =>
      tx.query(KEPT_ELSEWHERE_SQL, [kept.personId, merged.personId]),
    );
    if (merged.accountId === null) return;
    await this.sessions.endAll(tx, merged.accountId);
    await closeAccount(tx, merged.accountId, now);
    for (const sql of END_RIGHTS_SQL) await tx.query(sql, [merged.accountId, now]);
  }

  /** @throws 404 for nobody of this agency, 400 for one record twice, 409 for one that was merged already */
  private async pair(
    sql: Sql,
    { agencyId, today }: { readonly agencyId: string; readonly today: string },
    { keptEmployeeId, mergedEmployeeId }: MergePeopleDto,
    authorise: () => void = () => undefined,
  ): Promise<[SideRow, SideRow]> {
    const sides = await this.sides(sql, { agencyId, today }, [keptEmployeeId, mergedEmployeeId]);
    const kept = sides.find(({ employeeId }) => employeeId === keptEmployeeId);
    const merged = sides.find(({ employeeId }) => employeeId === mergedEmployeeId);
    if (!kept || !merged) throw notFound('Pegawai');
    authorise();
    if (kept.personId === merged.personId)
      throw invalidField('mergedEmployeeId', 'same_record', 'Pilih dua catatan yang berbeda.');
    if (kept.isKeptRecord || merged.isKeptRecord)
      throw refusal(
        'already_merged',
        'Salah satu catatan sudah digabungkan, atau pegawainya sudah pindah ke instansi lain.',
      );
    return [kept, merged];
  }

  /** Whose file it is comes before what is missing beside it. */
  private async demandOwn(actor: Actor, employeeId: string): Promise<void> {
    const [side] = await this.sides(this.database, actor, [employeeId]);
    if (!side) throw notFound('Pegawai');
    demandAdmin(actor);
    throw invalidField('mergedEmployeeId', 'required', 'Pilih catatan kedua.');
  }

  private sides(
    sql: Sql,
    { agencyId, today }: { readonly agencyId: string; readonly today: string },
    ids: readonly string[],
  ): Promise<SideRow[]> {
    return sql.query<SideRow>(SIDES_SQL, [agencyId, today, ids]);
  }

  private async plan(
    sql: Sql,
    { agencyId, today }: { readonly agencyId: string; readonly today: string },
    kept: SideRow,
    merged: SideRow,
  ): Promise<Plan> {
    const all = await sql.query<MergedEmployment & { personId: string }>(EMPLOYMENTS_SQL, [
      agencyId,
      [kept.personId, merged.personId],
    ]);
    const of = (personId: string) => all.filter((one) => one.personId === personId);
    const theirs = of(merged.personId);
    const { pairs, joined, conflicts } = planEmployments(of(kept.personId), theirs, today);
    const found = [...conflicts];
    const posts: Plan['posts'][number][] = [];
    for (const pair of pairs) {
      const holdings = await sql.query<MergedHolding>(HOLDINGS_SQL, [[pair.kept, pair.merged]]);
      const side = (id: string) => holdings.filter(({ employeeId }) => employeeId === id);
      const plan = planHoldings(side(pair.kept), side(pair.merged));
      posts.push({ ...plan, pair });
      const clashes = await sql.query<{ code: string; what: string }>(CONFLICTS_SQL, [
        pair.kept,
        pair.merged,
        JSON.stringify(plan.ends),
        agencyId,
      ]);
      found.push(
        ...plan.conflicts,
        ...clashes.map(({ code, what }) => ({
          code,
          message: CONFLICT_WORDS[code]?.(what) ?? what,
        })),
      );
    }
    const [transfer] = await sql.query(OPEN_TRANSFER_SQL, [merged.personId]);
    if (transfer)
      found.push({
        code: 'transfer_open',
        message: 'Perpindahan catatan yang digabungkan sedang berjalan. Batalkan dahulu.',
      });
    const mergedEmploymentIds = theirs.map(({ id }) => id);
    return { kept, merged, pairs, joined, posts, conflicts: found, mergedEmploymentIds };
  }

  /** Several columns are told by one word. */
  private async counts(sql: Sql, agencyId: string, plan: Plan): Promise<MergeCountDto[]> {
    const rows = await sql.query<MergeCountDto>(COUNTS_SQL, [agencyId, plan.mergedEmploymentIds]);
    const sums = new Map<string, number>();
    for (const { label, count } of rows) sums.set(label, (sums.get(label) ?? 0) + count);
    return [...sums].flatMap(([label, count]) => (count > 0 ? [{ label, count }] : []));
  }

  /** Somebody recorded the same for both since it was looked at. */
  private async clashRefused(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isUniqueClash(error)) throw error;
      throw wrongState(
        'Kedua catatan mempunyai hal yang sama untuk hari yang sama, sehingga tidak dapat digabungkan.',
      );
    }
  }
}

const named = ({ plainName, nip, username }: SideRow): string =>
  `${plainName} (${nip ? `NIP ${nip}` : (username ?? 'tanpa NIP')})`;

function refuseConflicts({ conflicts }: Plan): void {
  const [first] = conflicts;
  if (first) throw refusal('merge_conflict', first.message, [], { conflicts });
}

const changesOf = ({ posts }: Plan): StaffingChange[] =>
  posts.flatMap(({ pair, ends }) =>
    ends.map(({ id, followedBy, endsOn }) => ({
      employeeId: pair.kept,
      kind: 'moved' as const,
      fromHoldingId: id,
      toHoldingId: followedBy,
      lastDay: endsOn,
    })),
  );

function consequencesOf({ kept, merged, posts }: Plan): string[] {
  const missing = (
    [
      ['birthDate', 'tanggal lahir'],
      ['gender', 'jenis kelamin'],
      ['education', 'pendidikan'],
      ['phone', 'telepon'],
      ['email', 'surel'],
      ['frontTitle', 'gelar depan'],
      ['backTitle', 'gelar belakang'],
    ] as const
  ).filter(([field]) => kept[field] === null && merged[field] !== null);
  return [
    ...posts.flatMap(({ words }) => words),
    ...(missing.length > 0
      ? [`Diisi dari catatan yang digabungkan: ${missing.map(([, word]) => word).join(', ')}.`]
      : []),
    ...(merged.nip
      ? [`NIP ${merged.nip} menjadi NIP lama; berkas impor yang masih memuatnya tetap dikenali.`]
      : []),
    ...(merged.username
      ? [
          `Akun ${merged.username} berakhir dan keluar dari semua perangkat; masuk selanjutnya dengan ${kept.username ?? kept.nip ?? 'akun yang dipertahankan'}.`,
        ]
      : []),
    ...(merged.grants > 0
      ? ['Hak akses pada akun yang berakhir tidak ikut; berikan kembali bila perlu.']
      : []),
    'Surat yang sudah terbit tetap seperti saat ditandatangani.',
  ];
}

const brief = ({ employeeId, name, nip, positionName, unitName, endsOn }: SideRow) => ({
  employeeId,
  name,
  nip,
  positionName,
  unitName,
  endsOn,
});

function sideOf(row: SideRow): MergeSideDto {
  const {
    employeeId,
    name,
    nip,
    formerNips,
    birthDate,
    gender,
    education,
    phone,
    email,
    kind,
    positionName,
    unitName,
    startsOn,
    endsOn,
    username,
  } = row;
  return {
    employeeId,
    name,
    nip,
    formerNips,
    birthDate,
    gender,
    education,
    phone,
    email,
    kind,
    positionName,
    unitName,
    startsOn,
    endsOn,
    username,
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
  };
}
