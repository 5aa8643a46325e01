import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, viaText } from '../../kernel/actor.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import { forbidden, invalidField, notFound, refusal } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { isMonthClosed } from './domain/rules.js';
import { activitySettings } from './settings.js';
import type { AppointValidatorDto, ValidatorAppointmentDto } from './validator-appointment.dto.js';
import { insertAppointment } from './validator-appointment.store.js';

/** A PjPK may name somebody who validates a person's work without RHK (R604). */
@Injectable()
export class ValidatorAppointmentService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
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
        await this.refuseMutual(tx, actor, dto, validator);
        const { closingDay } = await activitySettings(tx, actor.agencyId);
        if (isMonthClosed(dto.startsOn, actor.today, closingDay))
          throw invalidField(
            'startsOn',
            'month_closed',
            'Pencatatan bulan itu sudah ditutup. Pilih tanggal dalam bulan yang masih terbuka.',
          );
        if (dto.endsOn && dto.endsOn < dto.startsOn)
          throw invalidField('endsOn', 'end_before_start', 'Tanggal akhir sebelum tanggal mulai.');
        const id = newId();
        await insertAppointment(tx, actor.agencyId, {
          id,
          employeeId: dto.employeeId,
          validatorEmployeeId: dto.validatorEmployeeId,
          startsOn: dto.startsOn,
          endsOn: dto.endsOn ?? null,
          appointedBy: actor.employeeId,
        });
        await this.audit.record(tx, actor, {
          action: 'validator_appointment.appoint',
          entity: 'validator_appointment',
          entityId: id,
          via: viaText('assessor', seat),
          detail: { employee: employee.name, validator: validator.name },
        });
        await this.notifications.notify(tx, {
          agencyId: actor.agencyId,
          employeeIds: [employee.employeeId, validator.employeeId],
          kind: 'validator_appointment.appoint',
          title: `${validator.name} ditunjuk memvalidasi pekerjaan ${employee.name} tanpa RHK`,
          body: `Mulai ${longDate(dto.startsOn)}${dto.endsOn ? ` sampai ${longDate(dto.endsOn)}` : ''}.`,
          link: '/aktivitas',
          entity: 'validator_appointment',
          entityId: id,
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
      throw refusal('already_appointed', 'Pada masa itu sudah ada validator yang ditunjuk.');
    }
  }

  /** Two never decide on each other's work, as validators or because one is the other's PjPK. */
  private async refuseMutual(
    tx: Tx,
    actor: Actor,
    { employeeId, startsOn, endsOn }: AppointValidatorDto,
    validator: EmployeeFacts,
  ): Promise<void> {
    // Two appointments that would make a pair go one after the other.
    await tx.query('select id from employment where id = any($1::uuid[]) order by id for update', [
      [employeeId, validator.employeeId],
    ]);
    const [turned] = await tx.query(
      `select id from validator_appointment
        where agency_id = $1 and employee_id = $2 and validator_employee_id = $3
          and daterange(starts_on, ends_on, '[]') && daterange($4::date, $5::date, '[]')`,
      [actor.agencyId, validator.employeeId, employeeId, startsOn, endsOn ?? null],
    );
    const assessor = await this.seats.holder(tx, actor.agencyId, actor.timeZone, {
      unitId: validator.assessorUnitId,
      employeeId: validator.assessorEmployeeId,
    });
    if (turned || assessor.employeeId === employeeId)
      throw invalidField(
        'validatorEmployeeId',
        'mutual',
        'Dua orang tidak dapat saling memvalidasi.',
      );
  }
}
