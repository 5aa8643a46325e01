import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kop of letters: of the agency, and of a unit where it differs. Each change is a row more, so that an earlier kop can be
 * had again; lambang once given stay, since letters name them. What stood in the agency's settings moves here.
 */
export class Letterheads1796000000920 implements MigrationInterface {
  name = 'Letterheads1796000000920';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table letterhead (
        id uuid primary key,
        agency_id uuid not null references agency,
        unit_id uuid references unit,
        version integer not null,
        agency_line text,
        unit_line text,
        address text,
        postal_code text,
        phone text,
        fax text,
        website text,
        email text,
        place text,
        emblem text references stored_file,
        set_by uuid references account,
        set_at timestamptz not null
      );
      create unique index letterhead_version on letterhead (agency_id, unit_id, version) nulls not distinct;
      create index letterhead_unit on letterhead (unit_id);
      create table letterhead_emblem (
        agency_id uuid not null references agency,
        hash text not null references stored_file,
        created_at timestamptz not null,
        primary key (agency_id, hash)
      );
      insert into letterhead (id, agency_id, version, place, set_at)
      select gen_random_uuid(), id, 1, settings ->> 'letterPlace', now() from agency where settings ->> 'letterPlace' is not null;
      insert into letterhead (id, agency_id, unit_id, version, address, website, set_at)
      select gen_random_uuid(), a.id, u.id, 1, o.value ->> 'address', regexp_replace(o.value ->> 'contact', '^Laman ', ''), now()
        from agency a cross join jsonb_each(a.settings -> 'unitAddresses') o join unit u on u.agency_id = a.id and u.code = o.key;
      update agency set settings = settings - 'letterPlace' - 'unitAddresses' where settings ?| array['letterPlace', 'unitAddresses'];
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with latest as (select distinct on (agency_id, unit_id) * from letterhead order by agency_id, unit_id, version desc)
      update agency a
         set settings = a.settings || jsonb_strip_nulls(jsonb_build_object(
           'letterPlace', (select l.place from latest l where l.agency_id = a.id and l.unit_id is null),
           'unitAddresses', (select jsonb_object_agg(u.code, jsonb_build_object('address', l.address, 'contact', 'Laman ' || l.website))
                               from latest l join unit u on u.id = l.unit_id where l.agency_id = a.id)));
      drop table letterhead_emblem, letterhead;
    `);
  }
}
