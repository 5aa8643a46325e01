import { Ledger } from '@/components/ui/Ledger';
import { StatusTag } from '@/components/ui/StatusTag';
import { dateTime, decimal, percent } from '@/lib/format';
import { readSheet, readSquadResults } from '../data';
import { aspectsText, roundText, scorerText, SHEET_STATUS } from '../labels';

interface Waiting {
  id: string;
  link: string;
  allowedActions: string[];
}

/** Beside the inbox: a scored round to accept, or a sheet to score. */
export function AssessmentPreview({ item, timeZone }: { item: Waiting; timeZone: string }) {
  return item.allowedActions.includes('accept') ? (
    <RoundPreview squadId={item.id} />
  ) : (
    <SheetPreview id={item.id} timeZone={timeZone} />
  );
}

/** The score of the round, of each member, and who scored: what the Kepala Unit accepts. */
async function RoundPreview({ squadId }: { squadId: string }) {
  const results = await readSquadResults(squadId);
  const round = results.rounds.find(({ allowedActions }) => allowedActions.includes('accept'));
  if (!round) return <p className="muted">Putaran ini sudah diputus.</p>;
  const members = results.inputs.filter((input) => input.round.id === round.id);
  return (
    <>
      <p className="meta">
        Putaran {round.number}, {roundText(round)}. Ketua {results.leaderName ?? 'belum ada'}
      </p>
      <h2 id="p-h">Hasil {results.squad.name}</h2>
      <p>
        Nilai tim <b>{round.score ? decimal(round.score) : '–'}</b>, dari {members.length} anggota.
      </p>
      <div className="blk">
        <h3>Nilai anggota</h3>
        <Ledger
          caption="Nilai anggota"
          hiddenCaption
          stack
          head={
            <>
              <th scope="col">Anggota</th>
              <th scope="col">Dinilai oleh</th>
              <th scope="col" className="num">
                Porsi
              </th>
              <th scope="col" className="num">
                Nilai
              </th>
            </>
          }
        >
          <tbody>
            {members.map((member) => (
              <tr key={`${member.employee.employeeId}-${member.startsOn}`}>
                <td>
                  {member.employee.name}
                  <small>{member.employee.positionName}</small>
                </td>
                <td data-label="Dinilai oleh">
                  {member.sheets.map((sheet) => scorerText(sheet)).join('; ')}
                </td>
                <td className="num" data-label="Porsi">
                  {percent(member.sharePercent)}
                </td>
                <td className="num" data-label="Nilai">
                  {decimal(member.score)}
                </td>
              </tr>
            ))}
          </tbody>
        </Ledger>
      </div>
    </>
  );
}

/** The reports and the progress of scoring. */
async function SheetPreview({ id, timeZone }: { id: string; timeZone: string }) {
  const sheet = await readSheet(id);
  const status = SHEET_STATUS[sheet.status];
  return (
    <>
      <p className="meta">
        {sheet.squad.name}, putaran {sheet.round.number}, {roundText(sheet.round)}.{' '}
        <StatusTag tone={status.tone}>{status.word}</StatusTag>
      </p>
      <h2 id="p-h">{sheet.member.name}</h2>
      <p className="meta">
        {sheet.member.positionName}, {sheet.member.unitName}. {scorerText(sheet.scorer)}
      </p>
      {sheet.reopenedBecause ? <p>Dibuka kembali: {sheet.reopenedBecause}</p> : null}
      <div className="blk">
        <h3>
          {sheet.scoredCount} dari {sheet.lineCount} laporan dinilai
        </h3>
        <ul className="rows">
          {sheet.lines.map((line) => {
            const { substance, conformity, structure } = line;
            return (
              <li key={line.id} className="item">
                <span className="item-b">
                  <b>{line.actionItem.text || line.actionItem.rhkText}</b>
                  <span className="whitespace-pre-line break-words">{line.report.text}</span>
                  <small>
                    {[
                      line.report.realised
                        ? `Realisasi ${decimal(line.report.realised)} dari ${line.actionItem.target ? decimal(line.actionItem.target) : '–'} ${line.actionItem.unit ?? ''}`.trim()
                        : null,
                      `${line.activities.length} aktivitas sebagai bukti`,
                      line.report.reportedAt
                        ? `dilaporkan ${dateTime(line.report.reportedAt, timeZone)}`
                        : null,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </small>
                  {substance !== null && conformity !== null && structure !== null ? (
                    <small>{aspectsText({ substance, conformity, structure })}</small>
                  ) : null}
                </span>
                <span className="nowrap">{line.score ? decimal(line.score) : 'Belum dinilai'}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
