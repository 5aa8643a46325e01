import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a version says of its rencana aksi belongs to the version: a draft changes nothing of what is
 * in force until it is approved (R310). `action_item` holds what is in force.
 */
export class ActionItemsOfVersions1795300000140 implements MigrationInterface {
  name = 'ActionItemsOfVersions1795300000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- [{id, period, text, target, unit}]
      alter table rhk_snapshot add column action_items jsonb not null default '[]';
      -- 2026-11 or 2026-Q4
      alter table action_item add column period text not null default '';
      create index skp_agency_order on skp (agency_id, starts_on desc, id desc);
      create index skp_revision_skp on skp_revision (skp_id, number);
      create index assessor_override_proposed on assessor_override (agency_id) where status = 'proposed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index assessor_override_proposed, skp_revision_skp, skp_agency_order;
      alter table action_item drop column period;
      alter table rhk_snapshot drop column action_items;
    `);
  }
}
