import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Refusal } from '../../kernel/error.js';
import { wrongState } from '../../kernel/lifecycle.js';
import { sentence } from '../../kernel/sentence.js';
import { refusal } from '../../platform/errors/problem.js';
import type { InboxBulkDecider } from '../../workflow/turns/turns.js';
import { bulkDecider } from '../../workflow/verbs/inbox-deciders.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import type {
  Case,
  Decided,
  Effect,
  Entity,
  News,
  Opened,
  Verb,
  VerbTypes,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import { lockStaffing } from '../people/staffing.lock.js';
import { StaffingService } from '../staffing/staffing.service.js';
import type { CorrectionRequestDto } from './correction-request.dto.js';
import {
  closeCorrections,
  type CorrectionRow,
  lockCorrections,
} from './correction-request.store.js';
import { presentCorrection } from './correction-request.view.js';
import { CORRECTION_LIFECYCLE, type CorrectionAction } from './domain/lifecycle.js';
import {
  CORRECTION_POLICY,
  type CorrectionActor,
  mayReadCorrection,
  standingOf,
} from './domain/policy.js';
import { changesAccess, staleFields } from './domain/terms.js';
import { namesOf } from './words.js';

/** What the verbs on a request share. */
interface CorrectionVerb extends VerbTypes {
  readonly row: CorrectionRow;
  readonly action: Exclude<CorrectionAction, 'lapse'>;
  readonly who: CorrectionActor;
  readonly around: undefined;
  readonly facts: undefined;
  readonly input: undefined;
  readonly answer: CorrectionRequestDto;
}

interface CorrectionDecision extends CorrectionVerb {
  readonly action: 'approve' | 'refuse';
}

interface CorrectionWithdrawal extends CorrectionVerb {
  readonly action: 'withdraw';
}

/** The system lets requests lapse (DepartedAskers); it obeys the same table. */
const ELSEWHERE = { actions: ['lapse'] } as const;

const OUTCOMES: Partial<Record<CorrectionRow['status'], string>> = {
  approved: 'Sudah disetujui',
  refused: 'Sudah ditolak',
  withdrawn: 'Sudah ditarik',
};

/** The verbs on a request to correct own data, as data. */
@Injectable()
export class CorrectionVerbs implements OnModuleInit {
  private readonly entity: Entity<CorrectionRow, CorrectionActor, undefined> = {
    name: 'correction_request',
    word: 'Permintaan',
    // The staffing lock first, as corrections, imports and merges take it: what is read here stays true until the verb
    // is done.
    lock: async (tx, { agencyId }, ids) => {
      await lockStaffing(tx, agencyId);
      return lockCorrections(tx, agencyId, ids);
    },
    around: async () => () => undefined,
    isReadable: mayReadCorrection,
    who: standingOf,
  };

  private readonly base = {
    entity: this.entity,
    lifecycle: CORRECTION_LIFECYCLE,
    policy: CORRECTION_POLICY,
    late: decidedAlready,
    decide: closed,
    write: closeCorrections,
    view: (_tx: unknown, { actor, after }: Decided<CorrectionVerb>) =>
      Promise.resolve(presentCorrection(actor, after)),
  };

  private readonly decision: Verb<CorrectionDecision> = {
    ...this.base,
    actions: ['approve', 'refuse'],
    demand: demandFresh,
    event: ({ row, note }) => ({ via: 'agency_admin', detail: detailOf(row, note) }),
    effects: { approve: [this.apply()] },
    news: {
      approve: (one) => newsOf(one, 'Perbaikan data Anda disetujui', namesOfRow(one.row)),
      refuse: (one) => newsOf(one, 'Perbaikan data Anda ditolak', one.note ?? ''),
    },
  };

  private readonly withdrawal: Verb<CorrectionWithdrawal> = {
    ...this.base,
    actions: ['withdraw'],
    event: ({ row }) => ({ via: 'employee', detail: detailOf(row, null) }),
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly staffing: StaffingService,
  ) {}

  onModuleInit(): void {
    const { decision, withdrawal } = this;
    checkPerformed('correction_request', CORRECTION_LIFECYCLE, [decision, withdrawal, ELSEWHERE]);
  }

  /** Over many rows of the inbox; an e-mail address is changed on its page alone, where the password is asked for again. */
  get bulkDecider(): InboxBulkDecider {
    return bulkDecider(this.runner, { ...this.decision, demand: demandInList });
  }

  approve(actor: Actor, id: string, note: string | null): Promise<CorrectionRequestDto> {
    return this.decide(actor, id, 'approve', note);
  }

  refuse(actor: Actor, id: string, note: string | null): Promise<CorrectionRequestDto> {
    return this.decide(actor, id, 'refuse', note);
  }

  withdraw(actor: Actor, id: string): Promise<CorrectionRequestDto> {
    return this.runner.run(this.withdrawal, actor, { id, action: 'withdraw', input: undefined });
  }

  private decide(
    actor: Actor,
    id: string,
    action: CorrectionDecision['action'],
    note: string | null,
  ): Promise<CorrectionRequestDto> {
    return this.runner.run(this.decision, actor, { id, action, note, input: undefined });
  }

  /** By the same function as a correction on the admin's own screen. */
  private apply(): Effect<CorrectionDecision> {
    return async (tx, decided) => {
      const [first] = decided;
      if (!first) return;
      await this.staffing.applyCorrections(
        tx,
        first.actor,
        decided.map(({ row }) => ({
          employeeId: row.employeeId,
          changes: row.changes,
          reason: row.reason,
          correctionRequestId: row.id,
        })),
      );
    };
  }
}

const closed = <T extends CorrectionVerb>(
  { actor, row, note, now }: Case<T>,
  status: CorrectionRow['status'],
): CorrectionRow => ({
  ...row,
  status,
  decidedAt: now,
  decidedBy: actor.accountId,
  decidedByName: actor.name,
  note,
  version: row.version + 1,
});

/** @throws 409 `data_changed` where granting would overwrite what somebody changed meanwhile */
function demandFresh({ action, row }: Opened<CorrectionDecision>): void {
  const stale = action === 'approve' ? staleFields(row.changes, row.standing) : [];
  if (stale.length === 0) return;
  throw refusal(
    'data_changed',
    `Data sudah berubah sejak permintaan ini diajukan: ${namesOf(stale)}. Tolak permintaan ini agar pegawai mengajukan yang baru.`,
  );
}

/** @throws 409 `decide_on_page` besides */
function demandInList(one: Opened<CorrectionDecision>): void {
  if (one.action === 'approve' && changesAccess(one.row.changes))
    throw refusal(
      'decide_on_page',
      'Perubahan surel disetujui di halaman permintaannya, karena kata sandi Anda ditanyakan di sana.',
    );
  demandFresh(one);
}

/** Tells the one who comes too late who decided first. */
function decidedAlready({ row }: Opened<CorrectionVerb>): Refusal | null {
  const word = OUTCOMES[row.status];
  return word && row.decidedByName
    ? wrongState(sentence(`${word} oleh ${row.decidedByName}`))
    : null;
}

const namesOfRow = ({ changes }: CorrectionRow): string =>
  namesOf(changes.map(({ field }) => field));

const detailOf = (row: CorrectionRow, note: string | null) => ({
  employeeId: row.employeeId,
  name: row.asker.name,
  fields: namesOfRow(row),
  ...(note ? { note } : {}),
});

const newsOf = (
  { actor, row }: Decided<CorrectionDecision>,
  title: string,
  said: string,
): News => ({
  employeeIds: [row.employeeId],
  title,
  body: `${actor.name}: ${said}`,
  link: `/saya/perbaikan/${row.id}`,
});
