import Link from 'next/link';
import { dateRange, longDate } from '@/lib/format';
import { ASPECTS, FORMATS, targetText } from '../labels';
import { readSkp } from '../read';
import { ChangeList } from './ChangeList';

/** Beside the inbox: what changed first, then every RHK with the goal it serves. */
export async function SkpPreview({ item, timeZone }: { item: { id: string }; timeZone: string }) {
  const skp = await readSkp(item.id);
  const { employee, revision, changes } = skp;
  return (
    <>
      <p className="meta">
        SKP {FORMATS[skp.format]}, {dateRange(skp.from, skp.until)}.
        {revision.submittedAt ? ` Diajukan ${longDate(revision.submittedAt, timeZone)}.` : ''}
      </p>
      <h2 id="p-h">
        {employee.name}, versi {revision.number}
      </h2>
      <p className="meta">
        {employee.positionName}, {employee.unitName}
      </p>
      {revision.reason ? <p className="meta">Alasan versi baru: {revision.reason}</p> : null}
      {changes ? (
        <div className="blk">
          <h3>Perubahan dari versi {changes.against}</h3>
          <ChangeList changes={changes} />
        </div>
      ) : null}
      <div className="blk">
        <h3>{skp.rhk.length} rencana hasil kerja</h3>
        <ul className="rows">
          {skp.rhk.map((rhk) => (
            <li key={rhk.id} className="item">
              <span className="item-b">
                <b>{rhk.text}</b>
                <small>
                  Mendukung: {rhk.context.intervened?.text ?? rhk.context.chain.at(-1)?.statement}
                </small>
                <small>
                  {rhk.indicators
                    .map((row) =>
                      [row.aspect ? ASPECTS[row.aspect] : '', row.text, targetText(row)]
                        .filter(Boolean)
                        .join(', '),
                    )
                    .join('; ')}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <p>
        <Link href={`/skp/${skp.id}`}>Buka SKP lengkap dengan dialognya</Link>
      </p>
    </>
  );
}
