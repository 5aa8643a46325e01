import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, viaText } from '../kernel/domain/actor.js';
import { PeopleService } from '../organization/people.service.js';
import { AuditService } from '../shared/audit/audit.service.js';
import { Database } from '../shared/database/database.js';
import { newId } from '../shared/database/ids.js';
import { isUniqueClash } from '../shared/errors/postgres.js';
import { forbidden, invalidField, notFound, problem } from '../shared/errors/problem.js';
import type { AppointValidatorDto, ValidatorAppointmentDto } from './validator-appointment.dto.js';

/** A PjPK may name somebody who validates a person's work without RHK (decision 22). */
@Injectable()
export class ValidatorAppointmentService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  async appoint(actor: Actor, dto: AppointValidatorDto): Promise<ValidatorAppointmentDto> {
    try {
      return await this.database.transaction(async (tx) => {
        const employee = await this.people.find(tx, actor.agencyId, dto.employeeId);
        if (!employee) throw notFound('Pegawai');
        const seat = fillsSeat(actor, {
          unitId: employee.assessorUnitId,
          employeeId: employee.assessorEmployeeId,
        });
        if (!seat || actor.employeeId === null)
          throw forbidden('Hanya pejabat penilai kinerjanya yang menunjuk validator.');
        const validator = await this.people.find(tx, actor.agencyId, dto.validatorEmployeeId);
        if (!validator)
          throw invalidField('validatorEmployeeId', 'unknown', 'Pegawai tidak dikenal.');
        if (dto.validatorEmployeeId === dto.employeeId)
          throw invalidField(
            'validatorEmployeeId',
            'oneself',
            'Tidak ada yang memvalidasi pekerjaannya sendiri.',
          );
        if (dto.endsOn && dto.endsOn < dto.startsOn)
          throw invalidField('endsOn', 'end_before_start', 'Tanggal akhir sebelum tanggal mulai.');
        const id = newId();
        await tx.query(
          `insert into validator_appointment (id, agency_id, employee_id, validator_employee_id, starts_on, ends_on, appointed_by)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [
            id,
            actor.agencyId,
            dto.employeeId,
            dto.validatorEmployeeId,
            dto.startsOn,
            dto.endsOn ?? null,
            actor.employeeId,
          ],
        );
        await this.audit.record(tx, actor, {
          action: 'validator_appointment.appoint',
          entity: 'validator_appointment',
          entityId: id,
          via: viaText('assessor', seat),
          detail: { employee: employee.name, validator: validator.name },
        });
        return {
          id,
          employeeId: employee.employeeId,
          employeeName: employee.name,
          validatorEmployeeId: validator.employeeId,
          validatorName: validator.name,
          startsOn: dto.startsOn,
          endsOn: dto.endsOn ?? null,
        };
      });
    } catch (error) {
      if (!isUniqueClash(error)) throw error;
      throw problem(409, 'already_appointed', 'Pada masa itu sudah ada validator yang ditunjuk.');
    }
  }
}
