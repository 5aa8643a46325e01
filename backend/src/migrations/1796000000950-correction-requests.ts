import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An employee asks to have their own data corrected; one request at a time, with what proves it. */
export class CorrectionRequests1796000000950 implements MigrationInterface {
  name = 'CorrectionRequests1796000000950';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table correction_request (
        id uuid primary key,
        agency_id uuid not null references agency,
        employee_id uuid not null references employment,
        status text not null check (status in ('waiting', 'approved', 'refused', 'withdrawn', 'lapsed')),
        changes jsonb not null check (jsonb_array_length(changes) > 0),
        reason text not null,
        document_hash text not null references stored_file,
        document_name text not null,
        document_type text not null,
        document_size integer not null,
        asked_at timestamptz not null,
        due_on date,
        decided_at timestamptz,
        decided_by uuid references account,
        note text,
        version integer not null default 1
      );
      create unique index correction_request_once on correction_request (agency_id, employee_id) where status = 'waiting';
      create index correction_request_waiting on correction_request (agency_id, due_on, asked_at) where status = 'waiting';
      create index correction_request_own on correction_request (agency_id, employee_id, id);
      create index correction_request_employee on correction_request (employee_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table correction_request');
  }
}
