import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether an account has a second factor stands in its own row: who signs in with the password alone and who switches the
 * factor on at the same time meet there, and the first of them is seen by the other.
 */
export class AccountSecondFactor1796000000911 implements MigrationInterface {
  name = 'AccountSecondFactor1796000000911';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account add column has_second_factor boolean not null default false;
      update account a set has_second_factor = true
        from second_factor f where f.account_id = a.id and f.confirmed_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column has_second_factor');
  }
}
