import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The leader may remind a member of the report once a day. */
export class MemberReminders1795300000156 implements MigrationInterface {
  name = 'MemberReminders1795300000156';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table squad_member add column reminded_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table squad_member drop column reminded_on');
  }
}
