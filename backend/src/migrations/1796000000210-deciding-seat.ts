import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where the holder of a seat is barred (the person concerned, the starter), the seat passes up to the PjPK of that seat's
 * unit: the nearest acting head above who is not barred. A vacant seat stays vacant, and one above which nobody sits stands.
 * The same as `passUp` in organization/domain/seat.ts.
 */
export class DecidingSeat1796000000210 implements MigrationInterface {
  name = 'DecidingSeat1796000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function deciding_seat(p_agency uuid, p_unit uuid, p_employee uuid, p_barred uuid[], p_on date)
        returns table (unit_id uuid, employee_id uuid) language plpgsql stable parallel safe as $$
        declare
          v_unit uuid := p_unit;
          v_above uuid;
        begin
          unit_id := p_unit;
          employee_id := p_employee;
          if p_employee is not null then
            if not p_employee = any(p_barred) then return next; return; end if;
            select d.assessor_unit_id, d.assessor_employee_id into v_unit, v_above
              from employee_directory d where d.employee_id = p_employee and d.agency_id = p_agency;
            if v_above is not null then
              if not v_above = any(p_barred) then unit_id := null; employee_id := v_above; end if;
              return next; return;
            end if;
            if v_unit is null then return next; return; end if;
          end if;
          if exists (select 1 from unit_heads(p_agency, v_unit, p_on) h where h.employee_id <> all(p_barred))
             or not exists (select 1 from unit_heads(p_agency, v_unit, p_on)) then
            unit_id := v_unit; employee_id := null; return next; return;
          end if;
          select x.id into v_above
            from unit u cross join lateral unnest(u.path) with ordinality x(id, depth)
           where u.id = v_unit and u.agency_id = p_agency and x.id <> v_unit
             and exists (select 1 from unit_heads(p_agency, x.id, p_on) h where h.employee_id <> all(p_barred))
           order by x.depth desc limit 1;
          if v_above is not null then unit_id := v_above; employee_id := null; end if;
          return next;
        end $$;

      create index assignment_open_employee on assignment (agency_id, employee_id) where status = 'pending';
      create index assignment_open_starter on assignment (agency_id, started_by_employee_id) where status = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index assignment_open_starter, assignment_open_employee;
      drop function deciding_seat(uuid, uuid, uuid, uuid[], date);
    `);
  }
}
