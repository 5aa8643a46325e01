import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { notFound, staleVersion } from '../../platform/errors/problem.js';
import { demandAdmin, isAdmin } from '../grants/admin.js';
import { DirectoryService } from '../directory/directory.service.js';
import { StructureService } from './structure.service.js';
import type {
  UnitDetailDto,
  UnitDto,
  UnitListDto,
  UnitPeopleQuery,
  UnitPersonDto,
  UpdateUnitDto,
} from './unit.dto.js';
import { PEOPLE_SQL, PLACE_SQL, UNITS_SQL } from './unit.queries.js';
import type { NamedDto } from '../../platform/http/named.dto.js';

type UnitRow = Omit<UnitDto, 'allowedActions'>;
type PersonRow = UnitPersonDto & { place: number; sortName: string };

/** The structure as everybody of the agency may see it. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly database: Database,
    private readonly structure: StructureService,
    private readonly directory: DirectoryService,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor): Promise<UnitListDto> {
    const rows = await this.rows(this.database, actor, null);
    return { items: rows, nextCursor: null };
  }

  async detail(actor: Actor, unitId: string, page: UnitPeopleQuery): Promise<UnitDetailDto> {
    return this.view(this.database, actor, unitId, page);
  }

  /** Moves the flag *unit organisasi*: routes, squads and letter numbers follow it from then on (R101). */
  update(actor: Actor, unitId: string, body: UpdateUnitDto): Promise<UnitDetailDto> {
    return this.database.transaction(async (tx) => {
      const unit = await tx.one<{ version: number; flag: boolean }>(
        'select version, is_organizational as flag from unit where id = $1 and agency_id = $2 for update',
        [unitId, actor.agencyId],
      );
      if (!unit) throw notFound('Unit');
      demandAdmin(actor);
      if (unit.version !== body.version) throw staleVersion();
      if (unit.flag !== body.isOrganizational) {
        await tx.query(
          'update unit set is_organizational = $2, version = version + 1 where id = $1',
          [unitId, body.isOrganizational],
        );
        await this.structure.rebuild(tx, actor.agencyId, actor.today);
        await this.directory.refreshUnder(tx, actor.agencyId, actor.today, unitId);
        await this.audit.record(tx, actor, {
          action: 'unit.update',
          entity: 'unit',
          entityId: unitId,
          via: 'agency_admin',
          detail: {
            changes: [{ field: 'isOrganizational', from: unit.flag, to: body.isOrganizational }],
          },
        });
      }
      return this.view(tx, actor, unitId, { limit: 100 });
    });
  }

  private async rows(sql: Sql, actor: Actor, unitId: string | null): Promise<UnitDto[]> {
    const rows = await sql.query<UnitRow>(UNITS_SQL, [actor.agencyId, actor.today, unitId]);
    const allowedActions = isAdmin(actor) ? ['update'] : [];
    return rows.map((row) => ({ ...row, allowedActions }));
  }

  private async view(
    sql: Sql,
    actor: Actor,
    unitId: string,
    { limit, cursor }: UnitPeopleQuery,
  ): Promise<UnitDetailDto> {
    const [unit] = await this.rows(sql, actor, unitId);
    if (!unit) throw notFound('Unit');
    const [place, name, id] = decodeCursor(cursor, ['count', 'text', 'id']) ?? [null, null, null];
    const [where] = await sql.query<{ path: NamedDto[]; children: NamedDto[] }>(PLACE_SQL, [
      unitId,
    ]);
    const people = await sql.query<PersonRow>(PEOPLE_SQL, [
      actor.agencyId,
      unitId,
      actor.today,
      place,
      name,
      id,
      limit + 1,
    ]);
    const page = toPage(people, limit, (row) => [row.place, row.sortName, row.employeeId]);
    return {
      ...unit,
      path: where?.path ?? [],
      children: where?.children ?? [],
      people: page.items.map(({ place: _place, sortName: _sortName, ...person }) => person),
      nextCursor: page.nextCursor,
    };
  }
}
