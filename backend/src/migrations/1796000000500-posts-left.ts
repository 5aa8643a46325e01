import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a move leaves behind: the seat of the PjPK stays with the post, so that the SKP of a former post and work of its days
 * go on being decided there; an SKP ends with its post and remembers how long it was planned.
 */
export class PostsLeft1796000000500 implements MigrationInterface {
  name = 'PostsLeft1796000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table position_holding
        -- the seat of the holder's PjPK as last worked out while the post was held; kept by the directory
        add column assessor_unit_id uuid references unit,
        add column assessor_employee_id uuid references employment;

      update position_holding h set assessor_unit_id = d.assessor_unit_id, assessor_employee_id = d.assessor_employee_id
        from employee_directory d where d.holding_id = h.id;

      -- Of posts left before: the seat that an SKP of the post was submitted to, else the nearest unit that has ever had a head.
      update position_holding h set assessor_unit_id = r.assessor_unit_id, assessor_employee_id = r.assessor_employee_id
        from (select distinct on (s.holding_id) s.holding_id, r.assessor_unit_id, r.assessor_employee_id
                from skp s join skp_revision r on r.skp_id = s.id
               where r.assessor_unit_id is not null or r.assessor_employee_id is not null
               order by s.holding_id, r.number desc) r
       where r.holding_id = h.id and h.assessor_unit_id is null and h.assessor_employee_id is null and h.ends_on is not null;

      update position_holding h set assessor_unit_id = (
          select seat.id from unit u, unnest(u.path) with ordinality as seat(id, depth)
           where u.id = h.unit_id and not (h.is_head and seat.id = h.unit_id)
             and exists (select 1 from position_holding b where b.unit_id = seat.id and b.is_head and b.employee_id <> h.employee_id)
           order by seat.depth desc limit 1)
       where h.ends_on is not null and h.assessor_unit_id is null and h.assessor_employee_id is null;

      alter table skp
        -- the end that was planned, where the post ended before it
        add column planned_until date;

      update skp s set planned_until = s.ends_on, ends_on = h.ends_on
        from position_holding h
       where h.id = s.holding_id and h.ends_on < s.ends_on and s.starts_on <= h.ends_on;
      update action_item i set ends_on = s.ends_on
        from rhk join skp s on s.id = rhk.skp_id
       where rhk.id = i.rhk_id and s.planned_until is not null and s.ends_on between i.starts_on and i.ends_on - 1;
      update action_item i set archived_at = now()
        from rhk join skp s on s.id = rhk.skp_id
       where rhk.id = i.rhk_id and s.planned_until is not null and i.starts_on > s.ends_on and i.report_status = 'open'
         and i.archived_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update skp set ends_on = planned_until where planned_until is not null;
      alter table skp drop column planned_until;
      alter table position_holding drop column assessor_unit_id, drop column assessor_employee_id;
    `);
  }
}
