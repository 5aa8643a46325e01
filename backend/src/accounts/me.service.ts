import { Injectable } from '@nestjs/common';
import type { Actor, CapacityRole } from '../kernel/actor.js';
import { type PeriodCycle, periodOf } from '../kernel/period.js';
import { DEFAULT_TIME_ZONE } from '../kernel/time-zone.js';
import type { SignedInActor } from '../platform/auth/actor.service.js';
import { Database } from '../platform/database/database.js';
import { ActorActions } from '../workflow/offers/actor-actions.js';
import { TurnRegistry } from '../workflow/turns/turn.registry.js';
import type {
  CapacityDto,
  MeAgencyDto,
  MeAssessorDto,
  MeDto,
  MeEmployeeDto,
} from './account.dto.js';
import { settingSql } from '../platform/database/settings.js';

interface MeRow {
  agency: MeAgencyDto & { cycle: PeriodCycle };
  employee: MeEmployeeDto | null;
  assessor: MeAssessorDto | null;
  unread: number;
}

const ME_SQL = `
  select jsonb_build_object('id', $1::uuid, 'code', coalesce(ag.code, ''), 'name', coalesce(ag.name, 'Belum ada instansi'),
           'timeZone', coalesce(ag.time_zone, '${DEFAULT_TIME_ZONE}'),
           'cycle', ${settingSql('actionItemPeriod', 'ag')}) as agency,
         case when d.employee_id is not null then jsonb_build_object('id', d.employee_id, 'name', d.display_name, 'nip', d.nip,
           'positionName', d.position_name, 'positionKind', d.position_kind, 'unitId', d.unit_id, 'unitName', d.unit_name,
           'organizationalUnitId', d.organizational_unit_id, 'organizationalUnitName', d.organizational_unit_name) end as employee,
         case when d.assessor_employee_id is not null or d.assessor_unit_id is not null then
           (select jsonb_build_object('employeeId', a.employee_id, 'name', a.display_name, 'positionName', a.position_name)
              from (select d.assessor_employee_id as id
                    union all select h.employee_id from unit_heads(ag.id, d.assessor_unit_id, $3::date) h where d.assessor_employee_id is null
                    order by id limit 1) seat
              left join employee_directory a on a.employee_id = seat.id) end as assessor,
         (select count(*) from (select 1 from notification n where n.agency_id = ag.id and n.employee_id = d.employee_id
            and n.read_at is null limit 100) unread)::int as unread
    from (select 1) one left join agency ag on ag.id = $1 left join known_employee d on d.employee_id = $2`;

@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly turns: TurnRegistry,
    private readonly actions: ActorActions,
  ) {}

  async of({ actor, mustChangePassword, mustSetUpSecondFactor }: SignedInActor): Promise<MeDto> {
    const [row, waiting] = await Promise.all([
      this.database.one<MeRow>(ME_SQL, [actor.agencyId, actor.employeeId, actor.today]),
      this.turns.count(actor),
    ]);
    if (!row) throw new Error(`agency ${actor.agencyId} is gone`);
    const { cycle, ...agency } = row.agency;
    return {
      name: actor.name,
      employee: row.employee,
      agency,
      account: {
        id: actor.accountId,
        username: actor.username,
        mustChangePassword,
        mustSetUpSecondFactor,
      },
      access: actor.isFormer ? 'read_only' : 'full',
      capacities: capacitiesOf(actor),
      assessor: row.assessor,
      period: periodOf(actor.today, cycle),
      today: actor.today,
      counts: { inbox: waiting, notifications: row.unread },
      allowedActions: this.actions.of(actor),
    };
  }
}

/** Capacities as the API names them; `via` says where each comes from. */
export function capacitiesOf(actor: Actor): CapacityDto[] {
  const heads = actor.headOf.flatMap((unit): CapacityDto[] => {
    const common = {
      unitId: unit.unitId,
      unitName: unit.unitName,
      since: unit.since,
      via: unit.via,
      ...(unit.until ? { until: unit.until } : {}),
      ...(unit.delegationKind ? { delegationKind: unit.delegationKind } : {}),
    };
    const roles: CapacityRole[] =
      unit.unitKind === 'SEKRETARIAT_DAERAH' ? ['unit_head', 'authorised_official'] : ['unit_head'];
    return roles.map((role) => ({ role, ...common }));
  });
  return [
    ...(actor.employeeId && !actor.isFormer
      ? [{ role: 'employee', since: null, via: 'position' } as const]
      : []),
    ...actor.leads.map((squad): CapacityDto => ({
      role: 'leader',
      squadId: squad.squadId,
      since: squad.since,
      until: squad.until,
      via: 'squad',
    })),
    ...(actor.assesses
      ? [
          {
            role: 'assessor',
            since: actor.headOf[0]?.since ?? null,
            via: actor.headOf[0]?.via ?? 'position',
          } as const,
        ]
      : []),
    ...heads,
    ...actor.grants.map((grant): CapacityDto => ({
      role: grant.role,
      since: grant.since,
      via: 'grant',
      ...(grant.until ? { until: grant.until } : {}),
    })),
  ];
}
