import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words of the directory, each once: a slip of spelling is compared with some thousand words instead of with the text
 * of every person, so that people search answers at 50,000 people.
 */
export class DirectoryWords1795300000130 implements MigrationInterface {
  name = 'DirectoryWords1795300000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function directory_words(search text) returns setof text language sql immutable parallel safe strict
        as $$ select word from string_to_table(translate(search, '.,;:()/"', '        '), ' ') word
               where length(word) > 2 and word !~ '[0-9]' $$;

      create table directory_word (
        agency_id uuid not null references agency,
        word text not null,
        primary key (agency_id, word)
      );
      create index directory_word_trigrams on directory_word using gin (word gin_trgm_ops);
      create index employee_directory_name_search on employee_directory using gin (fold(name) gin_trgm_ops);

      insert into directory_word
      select distinct d.agency_id, word from employee_directory d, directory_words(d.search) word;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index employee_directory_name_search;
      drop table directory_word;
      drop function directory_words(text);
    `);
  }
}
