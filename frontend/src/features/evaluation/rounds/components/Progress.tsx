/** "3 dari 12 dinilai" with one pip per report; the pips are for the eye only. */
export function Progress({
  scored,
  states,
}: {
  scored: number;
  states: readonly ('done' | 'now' | 'open')[];
}) {
  const marks = { done: 'd', now: 'n', open: '' } as const;
  return (
    <div className="progress">
      <span>
        {scored} dari {states.length} dinilai
      </span>
      <ol className="pips" aria-hidden="true">
        {states.map((state, index) => (
          // The order is fixed: a pip has no other identity than its place.
          <li key={`pip-${String(index)}`} className={marks[state]} />
        ))}
      </ol>
    </div>
  );
}
