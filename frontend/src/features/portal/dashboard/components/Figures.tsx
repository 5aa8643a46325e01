import Link from 'next/link';

export interface Figure {
  href: string;
  value: string;
  label: string;
  note: string;
}

/** Three or four figures, each a link to what it is made of. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <ul className="figures">
      {items.map(({ href, value, label, note }) => (
        <li key={label}>
          <Link href={href} className="quiet" prefetch={false}>
            <span className="figure">{value}</span>
            <b>{label}</b>
          </Link>
          <small>{note}</small>
        </li>
      ))}
    </ul>
  );
}
