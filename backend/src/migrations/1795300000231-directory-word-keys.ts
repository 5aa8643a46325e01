import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People are found by their words (docs/decisions/0009): every word of a person's text as a number that also tells the
 * agency, and once more for the words of the name. One index answers who has a word, without comparing letters: with
 * trigrams of the whole text a name cost 3 ms, and as much again for what it may have meant (docs/benchmarks.md).
 */
export class DirectoryWordKeys1795300000231 implements MigrationInterface {
  name = 'DirectoryWordKeys1795300000231';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every word but a NIP, which is found by its figures.
      create or replace function directory_words(search text) returns setof text language sql immutable parallel safe strict
        as $$ select word from string_to_table(translate(search, '.,;:()/"', '        '), ' ') word
               where word <> '' and not (length(word) > 5 and word ~ '^[0-9]+$') $$;

      -- p_place: 0 anywhere in the text, 1 in the name
      create function word_key(p_agency uuid, p_word text, p_place integer) returns bigint language sql immutable parallel safe strict
        as $$ select hashtextextended(p_agency::text || p_word, p_place) $$;

      -- Names with their schema: a restored table computes its keys where none is looked through.
      create function word_keys(p_agency uuid, p_search text, p_name text) returns bigint[] language sql immutable parallel safe strict
        as $$ select array_agg(distinct key) from (
                select public.word_key(p_agency, word, 0) as key from public.directory_words(p_search) word
                union all select public.word_key(p_agency, word, 1) from public.directory_words(public.fold(p_name)) word) keys $$;

      drop index employee_directory_name_search;
      alter table employee_directory add column word_keys bigint[]
        generated always as (word_keys(agency_id, search, name)) stored;
      create index employee_directory_words on employee_directory using gin (word_keys) with (fastupdate = off);
      create or replace view searchable_directory as select * from employee_directory where agency_id = (select scope_agency());

      insert into directory_word
      select distinct d.agency_id, word from employee_directory d, directory_words(d.search) word
      on conflict do nothing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view searchable_directory;
      alter table employee_directory drop column word_keys;
      create view searchable_directory as select * from employee_directory where agency_id = (select scope_agency());
      create index employee_directory_name_search on employee_directory using gin (fold(name) gin_trgm_ops);
      drop function word_keys(uuid, text, text);
      drop function word_key(uuid, text, integer);
      delete from directory_word where length(word) < 3 or word ~ '[0-9]';
      create or replace function directory_words(search text) returns setof text language sql immutable parallel safe strict
        as $$ select word from string_to_table(translate(search, '.,;:()/"', '        '), ' ') word
               where length(word) > 2 and word !~ '[0-9]' $$;
    `);
  }
}
