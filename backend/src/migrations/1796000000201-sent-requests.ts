import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A volunteer's request across units says what its writer sent, whatever is edited afterwards: the text is kept when it is
 * sent, number and date come when the receiving Kepala Unit decides. Requests under way have none and are written as before.
 */
export class SentRequests1796000000201 implements MigrationInterface {
  name = 'SentRequests1796000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assignment add column sent_request jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assignment drop column sent_request');
  }
}
