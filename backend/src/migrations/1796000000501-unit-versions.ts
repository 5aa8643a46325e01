import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Structure has dates: a unit's name, parent, kind, template and flag are versions. `unit` stays what holds now, for the hot
 * paths; what reports a day that is over reads the version of that day. Before this there was one, so one stands from the
 * beginning.
 */
export class UnitVersions1796000000501 implements MigrationInterface {
  name = 'UnitVersions1796000000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unit_version (
        id uuid primary key,
        agency_id uuid not null references agency,
        unit_id uuid not null references unit,
        name text not null,
        kind text not null,
        template text,
        parent_id uuid references unit,
        is_organizational boolean not null,
        -- worked out as in unit, from the structure of these days
        organizational_unit_id uuid references unit,
        path uuid[] not null,
        starts_on date not null,
        -- null for the one that holds now
        ends_on date,
        check (ends_on is null or ends_on >= starts_on),
        exclude using gist (unit_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );
      create unique index unit_version_present on unit_version (unit_id) where ends_on is null;
      create index unit_version_path on unit_version using gin (path);
      create index unit_version_unit on unit_version (unit_id, starts_on);

      insert into unit_version (id, agency_id, unit_id, name, kind, template, parent_id, is_organizational, organizational_unit_id,
          path, starts_on)
      select gen_random_uuid(), agency_id, id, name, kind, template, parent_id, is_organizational, organizational_unit_id, path,
             date '1900-01-01' from unit;

      -- A new unit has its first version at once, whoever writes it: nobody may report past one that has none.
      create function begin_unit_version() returns trigger language plpgsql as $$
        begin
          insert into unit_version (id, agency_id, unit_id, name, kind, template, parent_id, is_organizational,
              organizational_unit_id, path, starts_on)
          values (gen_random_uuid(), new.agency_id, new.id, new.name, new.kind, new.template, new.parent_id,
              new.is_organizational, new.organizational_unit_id, new.path, date '1900-01-01');
          return null;
        end $$;
      create trigger unit_begins after insert on unit for each row execute function begin_unit_version();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger unit_begins on unit;
      drop function begin_unit_version();
      drop table unit_version;
    `);
  }
}
