import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { Database } from '../../platform/database/database.js';
import { ifGiven } from '../../platform/database/sql.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { allowedSkpVerbs, mayWriteSkp, type SkpScope, startFormats } from './domain/policy.js';
import {
  ACCESS_JOINS,
  accessParams,
  ASSESSED_BY_ME,
  assessorRole,
  PERSON_COLUMNS,
  READABLE,
  seatOf,
  shownRevision,
} from './skp-access.service.js';
import type { SkpListQuery } from './skp-request.dto.js';
import type { SkpListDto, SkpListItemDto } from './skp.dto.js';
import { revisionRef } from './skp-view.service.js';
import { REVISION_COLUMNS, type RevisionRow, SKP_COLUMNS, type SkpRow } from './skp.queries.js';

interface ListRow extends SkpRow {
  name: string | null;
  positionName: string | null;
  unitName: string | null;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
}

/** SKP that the actor may read, newest period first; three statements a page. */
@Injectable()
export class SkpListService {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatService,
  ) {}

  async list(actor: Actor, query: SkpListQuery): Promise<SkpListDto> {
    const after = decodeCursor(query.cursor, ['date', 'id']);
    const rows = await this.database.query<ListRow>(
      `select ${SKP_COLUMNS}, ${PERSON_COLUMNS}
         from skp s ${ACCESS_JOINS}
        where s.agency_id = $1 and ${scopeSql(query.scope)}
          and ($6::int is null or (s.starts_on <= make_date($6, 12, 31) and s.ends_on >= make_date($6, 1, 1)))
          and ${ifGiven(query.employeeId, '$7::uuid', 's.employee_id = $7')}
          and ${ifGiven(query.status, '$8::text', 's.status = $8')}
          and ($9::date is null or (s.starts_on, s.id) < ($9::date, $10::uuid))
        order by s.starts_on desc, s.id desc limit $11`,
      [
        ...accessParams(actor),
        query.year ?? null,
        query.employeeId ?? null,
        query.status ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const page = toPage(rows, query.limit, (row) => [row.from, row.id]);
    const formats = actor.post && mayWriteSkp(actor.post) ? startFormats(actor.post, actor) : [];
    return {
      items: await this.present(actor, page.items),
      nextCursor: page.nextCursor,
      allowedActions: formats.length > 0 ? ['start'] : [],
      startFormats: formats,
    };
  }

  private async present(actor: Actor, rows: readonly ListRow[]): Promise<SkpListItemDto[]> {
    if (rows.length === 0) return [];
    const revisions = await this.database.query<RevisionRow & { skpId: string; rhkCount: number }>(
      `select ${REVISION_COLUMNS}, r.skp_id as "skpId",
              (select count(*)::int from rhk_snapshot n where n.revision_id = r.id) as "rhkCount"
         from skp_revision r where r.skp_id = any($1::uuid[]) and r.status <> 'superseded' order by r.number`,
      [rows.map((row) => row.id)],
    );
    const shown = rows.flatMap((row) => {
      const own = revisions.filter((revision) => revision.skpId === row.id);
      const revision = shownRevision(own);
      const latest = own.find((one) => one.id === revision?.id);
      return revision && latest ? [{ row, own, revision, rhkCount: latest.rhkCount }] : [];
    });
    const holders = await this.seats.holders(
      this.database,
      actor.agencyId,
      actor.timeZone,
      shown.map(({ row, revision }) => seatOf(row, revision)),
    );
    return shown.map(({ row, own, revision, rhkCount }) => ({
      id: row.id,
      format: row.format,
      from: row.from,
      until: row.until,
      status: row.status,
      revision: revisionRef(revision),
      employeeId: row.employeeId,
      employeeName: row.name ?? 'Pegawai yang sudah tidak bertugas',
      positionName: row.positionName ?? '',
      unitName: row.unitName ?? '',
      assessorName: holders.of(seatOf(row, revision)).name,
      rhkCount,
      version: row.version,
      allowedActions: allowedSkpVerbs(
        {
          isOwner: row.employeeId === actor.employeeId,
          isAssessor: assessorRole(actor, row, revision) !== null,
        },
        { status: row.status, revisions: own },
      ),
    }));
  }
}

const SCOPES: Readonly<Record<SkpScope, string>> = {
  mine: 's.employee_id = $2',
  assessed: ASSESSED_BY_ME,
};

const scopeSql = (scope: SkpScope | undefined): string =>
  scope === undefined ? READABLE : `${READABLE} and ${SCOPES[scope]}`;
