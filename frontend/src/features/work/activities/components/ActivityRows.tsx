import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';
import { StatusTag } from '@/components/ui/StatusTag';
import { dayMonth, sentence } from '@/lib/format';
import { type ActivityItem, standing, STATUS, timesOf, titleOf } from '../labels';

/** Rows that open an activity. `withDate` where they are of many days, `withPerson` where of many people. */
export function ActivityRows({
  items,
  withDate = false,
  withPerson = false,
}: {
  items: readonly ActivityItem[];
  withDate?: boolean;
  withPerson?: boolean;
}) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.id}>
          <Link className="item" prefetch={false} href={`/aktivitas/${item.id}`}>
            <span className="item-b">
              <b>{titleOf(item)}</b>
              <small>
                {withPerson ? `${sentence(item.employee.name)} ` : ''}
                {withDate ? `${dayMonth(item.date)}, ` : ''}
                {timesOf(item)}. {standing(item)}
              </small>
              {item.status === 'returned' ||
              item.status === 'rejected' ||
              item.status === 'draft' ? (
                <StatusTag tone={STATUS[item.status].tone}>{STATUS[item.status].label}</StatusTag>
              ) : null}
            </span>
            <Icon name="right" className="go" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
