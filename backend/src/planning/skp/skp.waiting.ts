import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import {
  type SeatedWaiting,
  WaitingRegistry,
  type WaitingSource,
} from '../../workflow/turns/waiting.registry.js';

interface SubmittedRow {
  id: string;
  year: number;
  number: number;
  unitId: string | null;
  employeeId: string | null;
  submittedAt: Date;
  dueOn: string | null;
}

/** Versions of the actor's own SKP that wait for the PjPK. */
@Injectable()
export class SkpWaiting implements WaitingSource, OnModuleInit {
  readonly kind = 'skp' as const;

  constructor(
    private readonly database: Database,
    private readonly registry: WaitingRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async list(actor: Actor, limit: number): Promise<SeatedWaiting[]> {
    if (actor.employeeId === null) return [];
    const rows = await this.database.query<SubmittedRow>(
      `select s.id, extract(year from s.starts_on)::int as year, r.number, r.assessor_unit_id as "unitId",
              r.assessor_employee_id as "employeeId", r.submitted_at as "submittedAt", r.due_on::text as "dueOn"
         from skp s join skp_revision r on r.skp_id = s.id and r.status = 'submitted'
        where s.agency_id = $1 and s.employee_id = $2 order by r.due_on, r.submitted_at limit $3`,
      [actor.agencyId, actor.employeeId, limit],
    );
    return rows.map((row) => ({
      kind: this.kind,
      id: row.id,
      title: `SKP ${row.year}, versi ${row.number}`,
      act: 'Persetujuan',
      seat: { unitId: row.unitId, employeeId: row.employeeId },
      since: row.submittedAt.toISOString(),
      dueAt: row.dueOn,
      link: `/skp/${row.id}`,
    }));
  }
}
