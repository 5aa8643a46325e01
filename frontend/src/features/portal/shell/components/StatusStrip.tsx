import { dateRange, shortName, shortRange } from '@/lib/format';
import type { Me } from '../navigation';
import { SaveStateCell } from './SaveStateCell';

/** The signature of every screen: which period, who assesses me, is my work saved. */
export function StatusStrip({ me, renderedAt }: { me: Me; renderedAt: string }) {
  const assessor = me.assessor?.name ?? null;
  // Who no longer serves has none, and none is to come.
  const isAwaited = me.employee !== null && me.access !== 'read_only';
  return (
    <dl className="strip no-print" aria-label="Periode, penilai dan keadaan data">
      <div>
        <dt>Periode</dt>
        <dd>
          <span className="long">{dateRange(me.period.startsOn, me.period.endsOn)}</span>
          <span className="short">{shortRange(me.period.startsOn, me.period.endsOn)}</span>
        </dd>
      </div>
      <div>
        <dt>Penilai</dt>
        <dd>
          <span className="long">{assessor ?? (isAwaited ? 'Belum diketahui' : 'Tidak ada')}</span>
          <span className="short">
            {assessor ? shortName(assessor) : isAwaited ? 'Belum ada' : '–'}
          </span>
        </dd>
      </div>
      <SaveStateCell renderedAt={renderedAt} timeZone={me.agency.timeZone} />
    </dl>
  );
}
