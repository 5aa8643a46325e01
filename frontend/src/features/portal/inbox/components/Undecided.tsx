import type { Decided } from '../api';
import { type InboxRow, keyOf, namedTitle } from '../labels';

/** Rows that were not decided, each with its reason. */
export function Undecided({
  failed,
  items,
}: {
  failed: Decided['items'];
  items: readonly InboxRow[];
}) {
  const titles = new Map(items.map((item) => [keyOf(item), namedTitle(item)]));
  return (
    <ul className="letters-list">
      {failed.map((item) => (
        <li key={keyOf(item)}>
          <b>{titles.get(keyOf(item))}</b>
          <br />
          {item.detail}
        </li>
      ))}
    </ul>
  );
}
