import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant, headedUnitIds } from '../../kernel/actor.js';
import { endOfMonth } from '../../kernel/date.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/problem.js';
import type { ActivityDto, ActivityPageDto } from './activity.dto.js';
import {
  findActivity,
  listActivities,
  type ListFilter,
  type ListScope,
} from './activity.queries.js';
import type { ActivityQuery } from './activity.request.dto.js';
import { ActivityViewService, readerOf } from './activity-view.service.js';
import { readsPerson, readsSquad } from './domain/policy.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { SquadsService } from '../../teams/squads/squads.service.js';

@Injectable()
export class ActivityReadingService {
  constructor(
    private readonly database: Database,
    private readonly views: ActivityViewService,
    private readonly squads: SquadsService,
    private readonly skp: SkpService,
  ) {}

  async find(actor: Actor, id: string): Promise<ActivityDto> {
    const row = await findActivity(this.database, actor.agencyId, id);
    const isOwn = row !== null && row.employeeId === actor.employeeId;
    if (
      !row ||
      (actor.isFormer && !isOwn) ||
      !(await this.views.isReadable(this.database, actor, row))
    )
      throw notFound('Aktivitas');
    return this.views.one(
      this.database,
      actor,
      await this.views.factsOf(this.database, actor.agencyId, row),
    );
  }

  async list(actor: Actor, query: ActivityQuery): Promise<ActivityPageDto> {
    const employeeId = actor.isFormer
      ? (actor.employeeId ?? undefined)
      : await this.whose(actor, query);
    const scope = await this.scope(actor, employeeId, query.squadId);
    const before: ListFilter['before'] = decodeCursor(query.cursor, ['date', 'id']);
    const range = query.month
      ? { from: `${query.month}-01`, to: endOfMonth(`${query.month}-01`) }
      : { from: query.from, to: query.to };
    const rows = await listActivities(this.database, actor.agencyId, scope, {
      employeeId,
      squadId: query.squadId,
      rhkId: query.rhkId,
      status: query.status,
      ...range,
      before,
      limit: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.date, row.id]);
    return {
      items: await this.views.list(this.database, actor, page.items),
      nextCursor: page.nextCursor,
    };
  }

  /** @throws 404 for a person whose whole record the actor does not see */
  async requireReadsAllOf(actor: Actor, employeeId: string | null): Promise<void> {
    const reads =
      employeeId !== null &&
      (hasGrant(actor, 'auditor') || (await this.readsAllOf(actor, employeeId)));
    if (!reads) throw notFound('Pegawai');
  }

  /** A list is always one person's or one squad's, so that an index serves it. */
  private async whose(actor: Actor, query: ActivityQuery): Promise<string | undefined> {
    if (query.employeeId || query.squadId) return query.employeeId;
    if (!query.rhkId) return actor.employeeId ?? undefined;
    const rhk = await this.skp.rhkFacts(this.database, actor.agencyId, [query.rhkId]);
    const owner = rhk.get(query.rhkId)?.employeeId;
    if (!owner) throw notFound('RHK');
    return owner;
  }

  private async scope(
    actor: Actor,
    employeeId: string | undefined,
    squadId: string | undefined,
  ): Promise<ListScope> {
    return {
      me: actor.employeeId,
      all:
        hasGrant(actor, 'auditor') ||
        (await this.readsAllOf(actor, employeeId)) ||
        (await this.readsAllIn(actor, squadId)),
      headOfUnitIds: headedUnitIds(actor),
      ledSquadIds: actor.leads.map((squad) => squad.squadId),
    };
  }

  private async readsAllOf(actor: Actor, employeeId: string | undefined): Promise<boolean> {
    if (!employeeId || employeeId === actor.employeeId) return employeeId !== undefined;
    const owner = await this.database.one<{
      unitPath: string[];
      unitId: string | null;
      employeeId: string | null;
    }>(
      `select u.path as "unitPath", d.assessor_unit_id as "unitId", d.assessor_employee_id as "employeeId"
         from employee_directory d join unit u on u.id = d.unit_id where d.agency_id = $1 and d.employee_id = $2`,
      [actor.agencyId, employeeId],
    );
    return owner !== null && readsPerson(readerOf(actor), { assessors: [owner], ...owner });
  }

  private async readsAllIn(actor: Actor, squadId: string | undefined): Promise<boolean> {
    if (!squadId) return false;
    const squad = (await this.squads.findMany(this.database, actor.agencyId, [squadId])).get(
      squadId,
    );
    if (!squad) throw notFound('Tim kerja');
    return readsSquad(readerOf(actor), squad);
  }
}
