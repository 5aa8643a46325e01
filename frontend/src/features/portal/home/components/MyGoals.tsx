import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Meter } from '@/components/ui/Meter';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { sentence } from '@/lib/format';
import { type Goal, goalFigure, goalText } from '../labels';

const SHOWN = 5;

/** My RHK, how far each is and when it was last proven. */
export function MyGoals({
  goals,
  waitsFor,
  assessor,
}: {
  goals: readonly Goal[];
  /** Who has the first version of the SKP, where it is on its way. */
  waitsFor: string | null;
  assessor: string | null;
}) {
  if (goals.length === 0)
    return (
      <Section id="h-rhk" title="Sasaran saya">
        <EmptyState
          title="Belum ada SKP yang berlaku"
          action={waitsFor ? undefined : <ButtonLink href="/skp">Susun SKP</ButtonLink>}
        >
          {waitsFor
            ? sentence(`RHK tampil di sini setelah disetujui ${waitsFor}`)
            : `Susun SKP dan ajukan kepada ${assessor ?? 'penilai Anda'}; setelah disetujui, RHK tampil di sini.`}
        </EmptyState>
      </Section>
    );
  return (
    <Section
      id="h-rhk"
      title="Sasaran saya"
      aside={
        <Link href="/sasaran" prefetch={false}>
          Lihat jalurnya
        </Link>
      }
    >
      <ul className="rhks">
        {goals.slice(0, SHOWN).map((goal) => (
          <li key={goal.rhkId} className="rhk">
            <div className="top2">
              <b>{goal.text}</b>
              <span className="whitespace-nowrap">{goalFigure(goal)}</span>
            </div>
            {goal.percent === null ? null : <Meter percent={goal.percent} />}
            <small className="sm">{goalText(goal)}</small>{' '}
            {goal.proposed ? <StatusTag tone="wait">Diusulkan</StatusTag> : null}
          </li>
        ))}
      </ul>
      {goals.length > SHOWN ? (
        <Link className="more tap" href="/skp" prefetch={false}>
          {goals.length - SHOWN} RHK lainnya di SKP
        </Link>
      ) : null}
    </Section>
  );
}
