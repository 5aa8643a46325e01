import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Found by measuring with 50,000 people (docs/benchmarks.md): every request looks up who its account is today, by the
 * person, and which units that person heads; the queue of a validator is read in the order of its due dates, a page of it
 * and no more; the results of a squad and the carriers of the goal tree are found without reading everybody's.
 */
export class HotLookups1795300000160 implements MigrationInterface {
  name = 'HotLookups1795300000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index employee_directory_person on employee_directory (person_id);
      drop index activity_inbox_unit, activity_inbox_employee;
      create index activity_inbox_unit on activity (agency_id, validator_unit_id, due_on, id) where status = 'submitted';
      create index activity_inbox_employee on activity (agency_id, validator_employee_id, due_on, id) where status = 'submitted';
      create index member_result_squad on member_result (squad_id);
      create index rhk_snapshot_carriers on rhk_snapshot (agency_id, revision_id)
        include (rhk_id, goal_id, intervened_rhk_id, proposed);

      -- acting_heads() from the other side: the units for which one person acts on a day, without looking at all others
      create function headed_units(p_agency uuid, p_employee uuid, p_on date)
        returns table (unit_id uuid, via text, delegation_kind text, since date, until date)
        language sql stable parallel safe as $$
        select d.unit_id, 'delegation', d.kind, d.starts_on, d.ends_on
          from delegation d
         where d.delegate_employee_id = p_employee and d.agency_id = p_agency and d.revoked_at is null
           and p_on between d.starts_on and d.ends_on
        union all
        select h.unit_id, 'position', null, h.starts_on, h.ends_on
          from position_holding h
         where h.employee_id = p_employee and h.agency_id = p_agency and h.is_head and h.starts_on <= p_on
           and (h.ends_on is null or h.ends_on >= p_on)
           and not exists (select 1 from delegation d where d.unit_id = h.unit_id and d.revoked_at is null
                              and p_on between d.starts_on and d.ends_on)
        $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index activity_inbox_unit, activity_inbox_employee;
      create index activity_inbox_unit on activity (agency_id, validator_unit_id, id) where status = 'submitted';
      create index activity_inbox_employee on activity (agency_id, validator_employee_id, id) where status = 'submitted';
      drop function headed_units(uuid, uuid, date);
      drop index rhk_snapshot_carriers, member_result_squad, employee_directory_person;
    `);
  }
}
