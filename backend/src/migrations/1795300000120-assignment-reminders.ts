import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The starter may remind the holder of a step once a day; lists of an agency are read newest first. */
export class AssignmentReminders1795300000120 implements MigrationInterface {
  name = 'AssignmentReminders1795300000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment_step add column reminded_on date;
      create index assignment_order on assignment (agency_id, id desc);
      create index assignment_ending on assignment (ends_on) where status = 'active';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index assignment_ending, assignment_order;
      alter table assignment_step drop column reminded_on;
    `);
  }
}
