import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A target that is no number (WTP, BB, a range, a comparison) is kept in words; it is never counted with. */
export class TargetsInWords1796000000701 implements MigrationInterface {
  name = 'TargetsInWords1796000000701';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table goal_indicator add column target_words text check (target_words <> '' and length(target_words) <= 100),
        add constraint goal_indicator_one_target check (target is null or target_words is null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table goal_indicator drop constraint goal_indicator_one_target, drop column target_words;
    `);
  }
}
