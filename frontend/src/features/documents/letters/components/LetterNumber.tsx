import { Fragment } from 'react';

/** A letter's number, which in a narrow place breaks after its slashes only. */
export function LetterNumber({ number }: { number: string }) {
  return [...number.matchAll(/[^/]*\/|[^/]+/g)].map(({ 0: part, index }) => (
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      <span className="whitespace-nowrap">{part}</span>
    </Fragment>
  ));
}
