import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import {
  forbidden,
  invalid,
  notFound,
  staleVersion,
  wrongState,
} from '../../platform/errors/problem.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { seesWholeSquad } from './domain/policy.js';
import type { SaveReportDto, SquadReportDto } from './round.dto.js';
import { personRef } from './round-outlook.service.js';
import { type RoundRow, roundsOf } from './round.queries.js';
import { type SquadFile, SquadFiles } from './squad-file.service.js';
import { findReport, type ReportNote } from './squad-report.queries.js';
import { writeReport } from './squad-report.store.js';

/** The leader's report: kept apart, shown beside the scores, weight 0 (R704). */
@Injectable()
export class SquadReportService {
  constructor(
    private readonly database: Database,
    private readonly files: SquadFiles,
    private readonly squads: SquadsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, squadId: string): Promise<SquadReportDto> {
    const squad = await this.files.open(this.database, actor, squadId);
    if (!seesWholeSquad(squad.standing)) throw notFound('Laporan');
    return this.view(this.database, actor, squad);
  }

  save(actor: Actor, squadId: string, body: SaveReportDto): Promise<SquadReportDto> {
    return this.database.transaction(async (tx) => {
      const squad = await this.files.lock(tx, actor, squadId);
      if (!squad.standing.isLeader) throw forbidden('Laporan ini ditulis oleh ketua tim.');
      if (!isWritable(squad)) throw wrongState('Laporan ditulis selama tim berjalan atau dinilai.');
      const round = runningRound(await roundsOf(tx, actor.agencyId, squadId));
      const before = await findReport(tx, actor.agencyId, squadId, round?.id ?? null);
      if (body.version !== undefined && body.version !== (before?.version ?? 0)) {
        throw staleVersion();
      }
      await this.requireMembers(tx, squad, body.members);
      const after = {
        id: before?.id ?? newId(),
        agencyId: actor.agencyId,
        squadId,
        roundId: round?.id ?? null,
        authorEmployeeId: actor.employeeId,
        summary: body.summary,
        members: body.members.filter((member) => member.note !== ''),
        version: (before?.version ?? 0) + 1,
        updatedAt: this.clock.now(),
      };
      await writeReport(tx, after);
      await this.audit.record(tx, actor, {
        action: 'squad.report',
        entity: 'squad',
        entityId: squadId,
        via: 'leader',
        detail: { roundId: after.roundId, version: after.version },
      });
      return this.view(tx, actor, squad);
    });
  }

  private async requireMembers(
    sql: Sql,
    squad: SquadFile,
    notes: readonly ReportNote[],
  ): Promise<void> {
    const known = new Set((await this.members(sql, squad)).map((member) => member.employeeId));
    const faults = notes.flatMap((note, index) =>
      known.has(note.employeeId)
        ? []
        : [
            {
              field: `members.${index}.employeeId`,
              code: 'not_a_member',
              message: 'Orang ini bukan anggota tim.',
            },
          ],
    );
    if (faults.length > 0) throw invalid(faults);
  }

  private members(sql: Sql, squad: SquadFile) {
    return this.squads.members(sql, squad.id, { from: squad.startsOn, until: squad.endsOn });
  }

  private async view(sql: Sql, actor: Actor, squad: SquadFile): Promise<SquadReportDto> {
    const rounds = await roundsOf(sql, actor.agencyId, squad.id);
    const round = runningRound(rounds);
    const report = await findReport(sql, actor.agencyId, squad.id, round?.id ?? null);
    const ids = [...new Set((await this.members(sql, squad)).map((member) => member.employeeId))];
    const people = await this.people.findMany(sql, actor.agencyId, ids);
    return {
      squadId: squad.id,
      roundNumber: round?.number ?? null,
      summary: report?.summary ?? '',
      members: ids.map((employeeId) => ({
        employee: personRef(employeeId, people.get(employeeId)),
        note: report?.members.find((member) => member.employeeId === employeeId)?.note ?? '',
      })),
      version: report?.version ?? 0,
      updatedAt: report?.updatedAt.toISOString() ?? null,
      allowedActions: squad.standing.isLeader && isWritable(squad) ? ['save'] : [],
    };
  }
}

const isWritable = (squad: SquadFile): boolean =>
  squad.status === 'active' || squad.status === 'assessing';

const runningRound = (rounds: readonly RoundRow[]): RoundRow | undefined =>
  rounds.find((round) => round.status !== 'accepted');
