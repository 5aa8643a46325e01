import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';
import { StatusTag } from '@/components/ui/StatusTag';
import { dateRange, sentence } from '@/lib/format';
import { SQUAD_STATUS, squadTone, type SquadRow } from '../labels';

export function SquadRows({ squads }: { squads: readonly SquadRow[] }) {
  return (
    <ul className="rows">
      {squads.map((squad) => (
        <li key={squad.id}>
          <Link className="item" href={`/tim/${squad.id}`} prefetch={false}>
            <span className="item-b">
              <b>{squad.name}</b>
              <small>
                {squad.goalStatement}. {squad.ownerUnitName}
              </small>
              <small>
                <StatusTag tone={squadTone(squad.status)}>{SQUAD_STATUS[squad.status]}</StatusTag>{' '}
                {squad.seatsFilled} dari {squad.seatCount} kursi.{' '}
                {sentence(`Ketua ${squad.leaderName ?? 'belum ditunjuk'}`)}{' '}
                {dateRange(squad.startsOn, squad.endsOn)}
              </small>
            </span>
            <Icon name="right" className="go" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
