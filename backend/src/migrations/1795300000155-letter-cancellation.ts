import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When and why a letter was cancelled, kept with the letter. */
export class LetterCancellation1795300000155 implements MigrationInterface {
  name = 'LetterCancellation1795300000155';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter add column cancelled_at timestamptz, add column cancel_reason text,
        add constraint letter_cancellation check ((status = 'cancelled') = (cancelled_at is not null and cancel_reason is not null))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter drop constraint letter_cancellation, drop column cancelled_at, drop column cancel_reason
    `);
  }
}
