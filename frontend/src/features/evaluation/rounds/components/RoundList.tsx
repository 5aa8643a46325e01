import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { dateTime, decimal, longDate } from '@/lib/format';
import { ROUND_STATUS, roundText, scorerText, SHEET_STATUS, type SquadResults } from '../labels';

type Round = SquadResults['rounds'][number];

/** With whom each sheet is. */
function Sheets({ round }: { round: Round }) {
  if (round.sheets.length === 0) return null;
  const open = round.sheets.filter((sheet) => sheet.status !== 'submitted');
  return (
    <details open={open.length > 0}>
      <summary>
        {open.length > 0
          ? `Menunggu ${open.length} dari ${round.sheets.length} lembar`
          : `${round.sheets.length} lembar dinilai`}{' '}
        <Icon name="down" />
      </summary>
      <ul className="rows">
        {round.sheets.map((sheet) => (
          <li key={sheet.id} className="item">
            <span className="item-b">
              <b>{sheet.member.name}</b>
              <small>
                {scorerText(sheet.scorer)}
                {sheet.status !== 'submitted' && sheet.dueAt
                  ? `, batas ${longDate(sheet.dueAt)}`
                  : ''}
              </small>
            </span>
            <StatusTag tone={SHEET_STATUS[sheet.status].tone}>
              {SHEET_STATUS[sheet.status].word}
            </StatusTag>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The rounds, newest first: state, score, decision, and who owes a sheet. */
export function RoundList({ results, timeZone }: { results: SquadResults; timeZone: string }) {
  return (
    <>
      {results.rounds.map((round) => (
        <Section
          key={round.id}
          id={`putaran-${round.number}`}
          title={`Putaran ${round.number}, ${roundText(round)}`}
          aside={
            <StatusTag tone={ROUND_STATUS[round.status].tone}>
              {ROUND_STATUS[round.status].word}
            </StatusTag>
          }
        >
          <p className="sm mt-2">
            {round.score ? <b>Nilai tim {decimal(round.score)}. </b> : null}
            {round.status === 'scored'
              ? `Menunggu Kepala ${results.ownerUnitName} menerima hasilnya.`
              : null}
            {round.decidedAt
              ? ` ${round.status === 'accepted' ? 'Diterima' : 'Dikembalikan'} ${round.decidedBy ?? ''}, ${dateTime(round.decidedAt, timeZone)}.`
              : null}
            {round.decisionNote ? ` “${round.decisionNote}”` : null}
          </p>
          <Sheets round={round} />
        </Section>
      ))}
    </>
  );
}
