import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A second factor beside the password: the secret of an authenticator app, encrypted, and hashes of recovery codes. */
export class SecondFactor1796000000910 implements MigrationInterface {
  name = 'SecondFactor1796000000910';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table second_factor (
        account_id uuid primary key references account,
        secret bytea not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        last_step bigint
      );
      create table recovery_code (
        account_id uuid not null references second_factor on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        primary key (account_id, code_hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table recovery_code, second_factor');
  }
}
