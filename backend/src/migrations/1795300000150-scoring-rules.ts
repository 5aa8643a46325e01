import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The states of a round are those of its lifecycle: sent back, it is scored again. Weights and
 * thresholds stand in dated rows, so that a later rule never changes an earlier figure.
 */
export class ScoringRules1795300000150 implements MigrationInterface {
  name = 'ScoringRules1795300000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assessment_round drop constraint assessment_round_status_check;
      update assessment_round set status = 'scoring' where status in ('open', 'sent_back');
      alter table assessment_round alter column status set default 'scoring';
      alter table assessment_round add constraint assessment_round_status_check
        check (status in ('scoring', 'scored', 'accepted'));
      create index assessment_round_accepted on assessment_round (agency_id, ends_on) where status = 'accepted';
      create index assessment_line_item on assessment_line (action_item_id);
      create index assessment_squad on assessment (squad_id, member_employee_id);

      insert into rule_table (id, kind, effective_from, version, content, source) values
        ('01900000-0000-7000-8000-000000000001', 'scoring', '2022-01-01', '2022.1',
         '{"weights": {"owner": "50", "assessor": "50", "leader": "0"}, "thresholds": {"above": "90", "meets": "70"}}',
         'Keputusan 23 dan 24, nilai bawaan');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from rule_table where kind = 'scoring';
      drop index assessment_squad, assessment_line_item, assessment_round_accepted;
      alter table assessment_round drop constraint assessment_round_status_check;
      update assessment_round set status = 'open' where status = 'scoring';
      alter table assessment_round alter column status set default 'open';
      alter table assessment_round add constraint assessment_round_status_check
        check (status in ('open', 'scored', 'accepted', 'sent_back'));
    `);
  }
}
