import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Sql } from '../../platform/database/sql.js';

/** Whether the actor may read what the letter belongs to. */
export type SubjectScope = (sql: Sql, actor: Actor, assignmentId: string) => Promise<boolean>;

/**
 * Anyone who may read an assignment may read its letters. Assignments announce that rule at start, so
 * that letters need not know them.
 */
@Injectable()
export class LetterScope {
  private ofAssignment: SubjectScope = () => Promise.resolve(false);

  register(scope: SubjectScope): void {
    this.ofAssignment = scope;
  }

  mayRead(sql: Sql, actor: Actor, assignmentId: string | null): Promise<boolean> {
    return assignmentId === null
      ? Promise.resolve(false)
      : this.ofAssignment(sql, actor, assignmentId);
  }
}
