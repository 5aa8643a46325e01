import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An assignment can end before its letter says so: recalled, ended early, or because the person leaves. The day may lie
 * ahead; until then it can be undone, so what was planned before stays written beside it.
 */
export class AssignmentEndings1796000000300 implements MigrationInterface {
  name = 'AssignmentEndings1796000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment
        add column ending_cause text check (ending_cause in ('recall', 'end', 'left', 'squad', 'handover')),
        add column ending_reason text,
        add column ending_at timestamptz,
        add column planned_ends_on date,
        add constraint assignment_ending check ((ending_cause is null) = (ending_reason is null) and (ending_cause is null) = (ending_at is null));
      create index assignment_ending_soon on assignment (ends_on) where ending_cause is not null and status in ('issued', 'active');
      alter table squad_member add column ending_cause text, add column planned_ends_on date;
      alter table squad add column leader_until date;
      create index squad_leader_until on squad (leader_until) where leader_until is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table squad drop column leader_until;
      alter table squad_member drop column ending_cause, drop column planned_ends_on;
      alter table assignment drop column ending_cause, drop column ending_reason, drop column ending_at, drop column planned_ends_on;
    `);
  }
}
