import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row: what jobs by date remember of the time, so that a leap of the clock is seen, also over a restart. */
export class TimeSeen1796000000800 implements MigrationInterface {
  name = 'TimeSeen1796000000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table time_seen (
        id boolean primary key default true check (id),
        last_run_at timestamptz,
        held_at timestamptz,
        held_hours int not null default 0,
        doubt text check (doubt in ('clocks_disagree', 'leap')),
        confirmed_at timestamptz
      );
      insert into time_seen default values;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table time_seen');
  }
}
