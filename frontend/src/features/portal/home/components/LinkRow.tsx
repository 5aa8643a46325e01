import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';

/** A row that opens something: what it is, and one line about it. */
export function LinkRow({ href, title, text }: { href: string; title: string; text?: string }) {
  return (
    <li>
      <Link className="item" href={href} prefetch={false}>
        <span className="item-b">
          <b>{title}</b>
          {text ? <small>{text}</small> : null}
        </span>
        <Icon name="right" className="go" />
      </Link>
    </li>
  );
}
