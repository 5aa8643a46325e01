import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import type { PageQuery } from '../../platform/http/validators.js';
import type { ImportRunDto, ImportRunPageDto } from './import.dto.js';

interface RunRow {
  id: string;
  at: Date;
  actorName: string;
  detail: Pick<
    ImportRunDto,
    'kind' | 'file' | 'accepted' | 'warnings' | 'effectiveFrom' | 'summary'
  >;
}

/** Who imported what, when: told from the audit trail, which an import writes anyway. */
@Injectable()
export class ImportHistoryService {
  constructor(private readonly database: Database) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<ImportRunPageDto> {
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const rows = await this.database.query<RunRow>(
      `select id, at, actor_name as "actorName", detail from audit_event
        where agency_id = $1 and entity = 'import' and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [actor.agencyId, before, limit + 1],
    );
    const runs = rows.map(({ id, at, actorName, detail }): ImportRunDto => ({
      id,
      at: at.toISOString(),
      actorName,
      kind: detail.kind,
      file: detail.file,
      accepted: detail.accepted,
      warnings: detail.warnings,
      effectiveFrom: detail.effectiveFrom,
      summary: detail.summary,
    }));
    return toPage(runs, limit, ({ id }) => [id]);
  }
}
