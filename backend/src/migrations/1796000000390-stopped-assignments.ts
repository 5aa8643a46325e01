import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An assignment on its way also stops because the person moved or was suspended; the reason stays with it. */
export class StoppedAssignments1796000000390 implements MigrationInterface {
  name = 'StoppedAssignments1796000000390';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment drop constraint assignment_ending_cause_check,
        add constraint assignment_ending_cause_check
          check (ending_cause in ('recall', 'end', 'left', 'squad', 'handover', 'moved', 'suspended'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment drop constraint assignment_ending_cause_check;
      update assignment set ending_cause = 'left' where ending_cause in ('moved', 'suspended');
      alter table assignment add constraint assignment_ending_cause_check
        check (ending_cause in ('recall', 'end', 'left', 'squad', 'handover'));
    `);
  }
}
