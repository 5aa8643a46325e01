import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import { ifGiven } from '../../platform/database/sql.js';
import { forbidden } from '../../platform/errors/problem.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { AuditPageDto, AuditQuery, type AuditEventDto } from './audit.dto.js';
import { mayReadAudit } from './domain/policy.js';

interface AuditRow extends Omit<AuditEventDto, 'at'> {
  at: Date;
}

/** Who did what, when, on whose approval: for auditor and admin. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: AuditPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditPageDto> {
    if (!mayReadAudit(actor))
      throw forbidden('Catatan audit hanya untuk auditor dan admin instansi.');
    const [before] = decodeCursor(query.cursor, ['id']) ?? [null];
    const rows = await this.database.query<AuditRow>(
      `select id, at, actor_name as "actorName", actor_employee_id as "actorEmployeeId", via, action, entity,
              entity_id as "entityId", detail, request_id as "requestId"
         from audit_event
        where agency_id = $1 and ${ifGiven(query.entity, '$2::text', 'entity = $2')}
          and ${ifGiven(query.id, '$3::uuid', 'entity_id = $3')} and ${ifGiven(before, '$4::uuid', 'id < $4')}
        order by id desc limit $5`,
      [actor.agencyId, query.entity ?? null, query.id ?? null, before, query.limit + 1],
    );
    return toPage(
      rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      query.limit,
      (row) => [row.id],
    );
  }
}
