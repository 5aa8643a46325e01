import { Injectable } from '@nestjs/common';
import { type Actor, viaText } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database } from '../../platform/database/database.js';
import { forbidden, refusal, wrongState } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { MemberReminders } from '../../teams/squads/member-reminders.service.js';
import type { AssessmentPreviewDto, PreviewQuery } from './round.dto.js';
import { silentMembers } from './round-outlook.service.js';
import { RoundPreviewService } from './round-preview.service.js';
import { SquadFiles } from './squad-file.service.js';

/** The leader asks members for the reports that a round needs, each once a day. */
@Injectable()
export class ReportReminderService {
  constructor(
    private readonly database: Database,
    private readonly files: SquadFiles,
    private readonly rounds: RoundPreviewService,
    private readonly reminders: MemberReminders,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  /** @throws 409 when nobody is left to remind today, or the squad is not running */
  remind(actor: Actor, squadId: string, query: PreviewQuery): Promise<AssessmentPreviewDto> {
    return this.database.transaction(async (tx) => {
      const squad = await this.files.lock(tx, actor, squadId);
      if (!squad.standing.isLeader) throw forbidden('Hanya ketua tim yang mengingatkan anggota.');
      if (squad.status !== 'active') throw wrongState('Tim ini tidak sedang berjalan.');
      const { members } = await this.rounds.outlookFor(tx, actor, squad, query);
      const silent = silentMembers(members, actor.employeeId);
      if (silent.length === 0) {
        throw refusal('nothing_to_remind', 'Semua anggota lain sudah melaporkan.');
      }
      const reminded = await this.reminders.mark(tx, squadId, silent, actor.today);
      if (reminded.length === 0) {
        throw refusal('already_reminded', 'Hari ini sudah diingatkan. Coba lagi besok.');
      }
      await this.audit.record(tx, actor, {
        action: 'squad.remind',
        entity: 'squad',
        entityId: squadId,
        via: viaText('leader'),
        detail: { employeeIds: reminded },
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: reminded,
        kind: 'squad.remind',
        title: `Pengingat: laporkan rencana aksi untuk ${squad.name}`,
        body: 'Ketua tim menunggu laporan Anda sebelum meminta penilaian.',
        link: '/rencana-aksi',
        entity: 'squad',
        entityId: squadId,
      });
      return this.rounds.view(tx, actor, squad, query);
    });
  }
}
