import { Injectable } from '@nestjs/common';
import { laterOf } from '../../kernel/date.js';
import { longDate } from '../../kernel/indonesian-date.js';
import type { PowerOrigin, PowerSubject } from '../grants/admin.js';
import { AssessorOverrideService } from '../assessors/assessor-override.service.js';
import type { CreateDelegationDto } from '../acting/delegation.dto.js';
import { DelegationsService, titleOf } from '../acting/delegations.service.js';
import type { CreateGrantDto } from '../grants/grant.dto.js';
import { GrantsService, ROLE_NAMES } from '../grants/grants.service.js';
import { PeopleService } from '../people/people.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import type { ActParties, PowerAct } from './domain/second-approval.js';
import { PersonMergeService } from '../staffing/person-merge.service.js';
import type { MergePeopleDto } from '../staffing/person-merge.dto.js';
import type { OverrideForDto } from './second-approval.dto.js';

export interface Payloads {
  delegation: CreateDelegationDto;
  grant: CreateGrantDto;
  override: OverrideForDto;
  merge: MergePeopleDto;
}

/** An act with the body of its own route. */
export type AskedAct = { [A in PowerAct]: { act: A; payload: Payloads[A] } }[PowerAct];

export interface Described {
  readonly title: string;
  readonly aboutUnitId: string;
}

export function partiesOf({ act, payload }: AskedAct): ActParties {
  switch (act) {
    case 'delegation':
      return { act, servesEmployeeId: payload.delegateEmployeeId };
    case 'grant':
      return { act, servesEmployeeId: payload.employeeId };
    case 'override':
      return {
        act,
        servesEmployeeId: payload.assessorEmployeeId,
        concernsEmployeeId: payload.employeeId,
      };
    case 'merge':
      return {
        act,
        servesEmployeeId: payload.keptEmployeeId,
        concernsEmployeeId: payload.mergedEmployeeId,
      };
  }
}

/** Nothing begins before it was decided. */
export function beginningAt(asked: AskedAct, day: string): AskedAct {
  switch (asked.act) {
    case 'delegation': {
      const { payload } = asked;
      return { ...asked, payload: { ...payload, startsOn: laterOf(payload.startsOn, day) } };
    }
    case 'grant': {
      const { payload } = asked;
      return { ...asked, payload: { ...payload, startsOn: laterOf(payload.startsOn ?? day, day) } };
    }
    case 'override': {
      const { payload } = asked;
      return { ...asked, payload: { ...payload, from: laterOf(payload.from ?? day, day) } };
    }
    case 'merge':
      return asked;
  }
}

/** Checks, describes and writes the acts through the services that own them. */
@Injectable()
export class PowerActs {
  constructor(
    private readonly delegations: DelegationsService,
    private readonly grants: GrantsService,
    private readonly overrides: AssessorOverrideService,
    private readonly people: PeopleService,
    private readonly merges: PersonMergeService,
  ) {}

  /** The act in words, and the unit that it is about. @throws 400 at the field that is wrong */
  async describe(sql: Sql, subject: PowerSubject, { act, payload }: AskedAct): Promise<Described> {
    switch (act) {
      case 'delegation': {
        const { unit, delegate } = await this.delegations.check(sql, subject, payload);
        const days = `${longDate(payload.startsOn)} s.d. ${longDate(payload.endsOn)}`;
        return {
          title: `${titleOf(payload.kind)} kepala ${unit.name}: ${delegate.name}, ${days}`,
          aboutUnitId: payload.unitId,
        };
      }
      case 'grant': {
        const { startsOn } = await this.grants.check(sql, subject, payload);
        const person = await this.people.find(sql, subject.agencyId, payload.employeeId);
        const until = payload.endsOn ? ` s.d. ${longDate(payload.endsOn)}` : '';
        return {
          title: `Akses ${ROLE_NAMES[payload.role]}: ${person?.name ?? subject.name}, mulai ${longDate(startsOn)}${until}`,
          aboutUnitId: person?.unitId ?? '',
        };
      }
      case 'override': {
        const { employeeId, ...body } = payload;
        const { employee, assessor } = await this.overrides.check(sql, subject, employeeId, body);
        const from = longDate(body.from ?? subject.today);
        return {
          title: `Penilai ${employee.name}: ${assessor.name}, mulai ${from}`,
          aboutUnitId: employee.unitId,
        };
      }
      case 'merge': {
        const { title, unitId } = await this.merges.check(sql, subject, payload);
        return { title, aboutUnitId: unitId };
      }
    }
  }

  /** @throws what the act's own route throws */
  async make(
    tx: Tx,
    subject: PowerSubject,
    { act, payload }: AskedAct,
    origin: PowerOrigin,
  ): Promise<void> {
    switch (act) {
      case 'delegation':
        await this.delegations.make(tx, subject, payload, origin);
        return;
      case 'grant':
        await this.grants.make(tx, subject, payload, origin);
        return;
      case 'override': {
        const { employeeId, ...body } = payload;
        await this.overrides.make(tx, subject, employeeId, body, origin);
        return;
      }
      case 'merge':
        await this.merges.make(tx, subject, payload, origin);
    }
  }
}
