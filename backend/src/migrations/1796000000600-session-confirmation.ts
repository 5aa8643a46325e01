import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the owner of a session last gave the password again, before acts of power; on whichever token of the session. */
export class SessionConfirmation1796000000600 implements MigrationInterface {
  name = 'SessionConfirmation1796000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table refresh_token add column confirmed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table refresh_token drop column confirmed_at');
  }
}
