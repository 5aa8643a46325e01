import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../kernel/date.js';
import type { Sql } from '../../platform/database/sql.js';
import { ruleOn, type ScoringRule } from './domain/rule-table.js';

/** The dated rows of the rule table that weigh scores. */
@Injectable()
export class RuleService {
  /** All of them, for callers that need several dates. */
  all(sql: Sql): Promise<ScoringRule[]> {
    return sql.query<ScoringRule>(
      `select version, effective_from::text as "effectiveFrom", content -> 'weights' as weights,
              content -> 'thresholds' as thresholds
         from rule_table where kind = $1`,
      ['scoring'],
    );
  }

  /** @throws Refusal `rule_missing` when every rule begins later */
  async on(sql: Sql, date: IsoDate): Promise<ScoringRule> {
    return ruleOn(date, await this.all(sql));
  }
}
