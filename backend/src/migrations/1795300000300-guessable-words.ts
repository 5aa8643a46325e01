import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a known word may be what a misspelt one meant: letters, three at least. A function of its own for its cost:
 * PostgreSQL believes that comparing words by trigrams costs as little as comparing numbers, and so compared all words of
 * the agency (1.2 ms for each typed word) instead of asking the trigram index (0.07 ms; docs/benchmarks.md). With what this
 * one is said to cost it weighs both rightly; in PL/pgSQL, because a function in SQL would be written out and its cost lost.
 */
export class GuessableWords1795300000300 implements MigrationInterface {
  name = 'GuessableWords1795300000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function is_guessable(word text) returns boolean language plpgsql immutable parallel safe strict cost 100
        as $$ begin return word ~ '^[^0-9]{3,}$'; end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function is_guessable(text)');
  }
}
