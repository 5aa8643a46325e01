/** What changed: the old struck, the new tinted. */
export function Diff({ before, after }: { before?: string | null; after?: string | null }) {
  if (before === after) return <>{after}</>;
  return (
    <>
      {before ? <del>{before}</del> : null} {after ? <ins>{after}</ins> : null}
    </>
  );
}
