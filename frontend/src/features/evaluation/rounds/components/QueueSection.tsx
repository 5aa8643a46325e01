import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { longDate, relativeDay } from '@/lib/format';
import { roundText, SHEET_STATUS, type Sheet } from '../labels';
import { type RoundQueue, sendHref } from '../queue';
import { Progress } from './Progress';

function SheetRow({ sheet, today }: { sheet: Sheet; today: string }) {
  const status = SHEET_STATUS[sheet.status];
  const isSent = sheet.status === 'submitted';
  return (
    <li>
      <Link className="item" href={`/penilaian/${sheet.id}`} prefetch={false}>
        <span className="item-b">
          <b>{sheet.member.name}</b>
          <small>
            {[sheet.member.positionName, sheet.member.unitName].filter(Boolean).join(', ')}
          </small>
          <small>
            {sheet.scoredCount} dari {sheet.lineCount} laporan dinilai
            {isSent || !sheet.dueAt
              ? ''
              : `, batas ${longDate(sheet.dueAt)} (${relativeDay(sheet.dueAt, today)})`}
          </small>
          {sheet.reopenedBecause ? <small>Alasan: {sheet.reopenedBecause}</small> : null}
        </span>
        <StatusTag tone={status.tone}>{status.word}</StatusTag>
        <Icon name="right" className="go" />
      </Link>
    </li>
  );
}

/** The sheets of one round, with how far one is and the way to send them. */
export function QueueSection({ queue, today }: { queue: RoundQueue; today: string }) {
  const states = Array.from({ length: queue.total }, (_, index) =>
    index < queue.scored ? ('done' as const) : ('open' as const),
  );
  return (
    <Section
      id={`r-${queue.key}`}
      title={queue.squad.name}
      aside={`Putaran ${queue.round.number}, ${roundText(queue.round)}`}
    >
      <Progress scored={queue.scored} states={states} />
      <ul className="rows mt-2">
        {queue.sheets.map((sheet) => (
          <SheetRow key={sheet.id} sheet={sheet} today={today} />
        ))}
      </ul>
      {queue.ready.length > 0 ? (
        <div className="acts-row mt-4">
          <ButtonLink href={sendHref(queue.squad.id)}>
            Periksa {queue.ready.length} nilai
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}
