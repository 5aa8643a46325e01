import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Wrong guesses are counted by what is guessed and where from: five by a stranger locked out the owner, burned a printed
 * code, and sixty at once were all checked before the first was counted. `account.locked_until` stays for the admin to see.
 */
export class Guesses1796000000601 implements MigrationInterface {
  name = 'Guesses1796000000601';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guess (
        subject bytea not null,
        origin bytea not null,
        attempts integer not null,
        ends_at timestamptz not null,
        primary key (subject, origin)
      );
      create index guess_ended on guess (ends_at);
      alter table account drop column failed_attempts;
      alter table one_time_code drop column attempts;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table one_time_code add column attempts integer not null default 0;
      alter table account add column failed_attempts integer not null default 0;
      drop table guess;
    `);
  }
}
