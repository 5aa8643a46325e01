import type { ReactNode } from 'react';
import { decimal } from '@/lib/format';
import { RATING, type Score } from '../labels';

/** The one figure, its advisory rating, and the sentence that says what it is. */
export function ScoreHead({ score, children }: { score: Score; children: ReactNode }) {
  return (
    <div className="res">
      <p className="v">{score.score ? decimal(score.score) : '–'}</p>
      <p>
        {score.rating ? <b>{RATING[score.rating]} (usulan). </b> : null}
        {children}
      </p>
    </div>
  );
}
