import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers that a person had before a correction or a new appointment: found again, and never lost. */
export class FormerNips1796000000402 implements MigrationInterface {
  name = 'FormerNips1796000000402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table former_nip (
        id uuid primary key,
        agency_id uuid not null references agency,
        person_id uuid not null references person,
        nip text not null,
        replaced_at timestamptz not null default now(),
        unique (person_id, nip)
      );
      create index former_nip_number on former_nip (agency_id, nip);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table former_nip');
  }
}
