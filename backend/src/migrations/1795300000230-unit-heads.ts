import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * acting_heads() from the unit's side (docs/benchmarks.md): the verbs ask who acts for one unit or a few, and read all 600
 * heads of the agency for it.
 */
export class UnitHeads1795300000230 implements MigrationInterface {
  name = 'UnitHeads1795300000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index delegation_unit on delegation (unit_id) where revoked_at is null;

      -- Who acts for one unit on a day; for several: from unnest($1::uuid[]) as x(unit_id), unit_heads(…, x.unit_id, …) h
      create function unit_heads(p_agency uuid, p_unit uuid, p_on date)
        returns table (unit_id uuid, employee_id uuid, via text, delegation_kind text, since date, until date)
        language sql stable parallel safe as $$
        select d.unit_id, d.delegate_employee_id, 'delegation', d.kind, d.starts_on, d.ends_on
          from delegation d
         where d.unit_id = p_unit and d.agency_id = p_agency and d.revoked_at is null
           and p_on between d.starts_on and d.ends_on
        union all
        select h.unit_id, h.employee_id, 'position', null, h.starts_on, h.ends_on
          from position_holding h
         where h.unit_id = p_unit and h.agency_id = p_agency and h.is_head and h.starts_on <= p_on
           and (h.ends_on is null or h.ends_on >= p_on)
           and not exists (select 1 from delegation d where d.unit_id = p_unit and d.revoked_at is null
                              and p_on between d.starts_on and d.ends_on)
        $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function unit_heads(uuid, uuid, date);
      drop index delegation_unit;
    `);
  }
}
