import { longDate } from '../../kernel/indonesian-date.js';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FoldedPosts } from '../../workflow/ties/folded-posts.js';
import { type Staffing, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  carrySkp,
  cutSkp,
  fitActionItems,
  foldPostsOfSkp,
  reopenCarried,
  type Settled,
} from './skp-staffing.store.js';

/**
 * What a move or leaving does to SKP: the one of the old post ends on the last day of it and stays with its PjPK (the seat is
 * kept with the post); one that had not begun goes on to the new post.
 */
@Injectable()
export class SkpTransfer implements OnModuleInit {
  constructor(
    private readonly aftermath: StaffingAftermath,
    private readonly foldedPosts: FoldedPosts,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.settle(tx, staffing));
    this.foldedPosts.register(foldPostsOfSkp);
  }

  async settle(tx: Tx, { agencyId, changes }: Staffing): Promise<void> {
    const ended = changes.filter(({ kind }) => kind === 'moved' || kind === 'left');
    if (ended.length === 0) return;
    const cut = await cutSkp(
      tx,
      agencyId,
      ended.map(({ employeeId }) => employeeId),
    );
    const moved = ended.filter(({ fromHoldingId, toHoldingId }) => fromHoldingId && toHoldingId);
    const carried = await carrySkp(tx, agencyId, moved);
    await reopenCarried(
      tx,
      carried.map(({ skpId }) => skpId),
    );
    const touched = [...cut, ...carried];
    if (touched.length === 0) return;
    await fitActionItems(
      tx,
      touched.map(({ skpId }) => skpId),
      this.clock.now(),
    );
    await this.audit.record(
      tx,
      systemOf(agencyId),
      ...cut.map(({ skpId, until }) => entry('skp.end', skpId, { until })),
      ...carried.map(({ skpId }) => entry('skp.carry', skpId, {})),
    );
    const left = new Set(
      ended.flatMap(({ kind, employeeId }) => (kind === 'left' ? employeeId : [])),
    );
    await this.notifications.notify(
      tx,
      ...cut
        .filter(({ employeeId }) => !left.has(employeeId))
        .map((skp) =>
          news(
            agencyId,
            skp,
            'skp.end',
            'SKP jabatan lama Anda berakhir',
            `Hari terakhirnya ${longDate(skp.until)}. Penilainya tetap pejabat penilai jabatan itu. Susun SKP untuk jabatan Anda yang baru.`,
          ),
        ),
      ...carried.map((skp) =>
        news(
          agencyId,
          skp,
          'skp.carry',
          'SKP yang Anda siapkan pindah ke jabatan baru',
          'Periksa isinya, lalu ajukan kepada pejabat penilai jabatan Anda yang baru.',
        ),
      ),
    );
  }
}

const entry = (action: string, skpId: string, detail: Record<string, unknown>) => ({
  action,
  entity: 'skp',
  entityId: skpId,
  detail,
});

const news = (agencyId: string, skp: Settled, kind: string, title: string, body: string) => ({
  agencyId,
  employeeIds: [skp.employeeId],
  kind,
  title,
  body,
  link: `/skp/${skp.skpId}`,
  entity: 'skp',
  entityId: skp.skpId,
});
