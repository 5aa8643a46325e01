import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dashboard counts a month's work of everybody by status: from the index alone, not from a row for each activity. */
export class ActivityStatus1795300000250 implements MigrationInterface {
  name = 'ActivityStatus1795300000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index activity_employee;
      create index activity_employee on activity (agency_id, employee_id, date desc, id desc) include (status);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index activity_employee;
      create index activity_employee on activity (agency_id, employee_id, date desc, id desc);
    `);
  }
}
