import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text of a person out of columns of the directory; what the search looks at. */
const SEARCH = (name: string): string =>
  `concat_ws(' ', ${name}, position_name, functional_level, unit_name, organizational_unit_name, array_to_string(skills, ' '))`;

const wordKeys = (fold: string): string => `
  create function word_keys(p_agency uuid, p_search text, p_name text) returns bigint[] language sql immutable parallel safe strict
    as $$ select array_agg(distinct key) from (
            select public.word_key(p_agency, word, 0) as key from public.directory_words(p_search) word
            union all select public.word_key(p_agency, word, 1) from public.directory_words(public.${fold}(p_name)) word) keys $$;
  alter table employee_directory add column word_keys bigint[]
    generated always as (word_keys(agency_id, search, name)) stored;
  create index employee_directory_words on employee_directory using gin (word_keys) with (fastupdate = off);
  create view searchable_directory as select * from employee_directory where agency_id = (select scope_agency());
  delete from directory_word;
  insert into directory_word
  select distinct d.agency_id, word from employee_directory d, directory_words(d.search) word;`;

const DROP_KEYS = `
  drop view searchable_directory;
  alter table employee_directory drop column word_keys;
  drop function word_keys(uuid, text, text);`;

/**
 * The NIP leaves the text that everybody may search: figure by figure it could be found out what the list masks. It is
 * looked for in its own column, and only for those who may read it. In its place come the titles ("Arif Nasution, S.Kom."), and
 * apostrophes go, so that Maruf is found for Ma'ruf and the other way round.
 */
export class SearchWithoutNip1796000000700 implements MigrationInterface {
  name = 'SearchWithoutNip1796000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function fold_words(value text) returns text language sql immutable parallel safe strict
        as $$ select translate(public.fold(value), '''‘’ʼ\`´', '') $$;
      ${DROP_KEYS}
      update employee_directory set search = fold_words(${SEARCH('display_name')});
      create index employee_directory_nip on employee_directory using gin (nip gin_trgm_ops);
      ${wordKeys('fold_words')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${DROP_KEYS}
      drop index employee_directory_nip;
      update employee_directory set search = fold(${SEARCH('name, nip')});
      ${wordKeys('fold')}
      drop function fold_words(text);
    `);
  }
}
