import { Icon } from '@/components/ui/Icon';
import { LoadBar } from '@/components/ui/Meter';
import { percent } from '@/lib/format';
import type { AssignmentDetail } from '../labels';

/** Reasons for and against in words; load now and with this assignment. */
export function FitAndLoad({ fit, load }: Pick<AssignmentDetail, 'fit' | 'load'>) {
  const before = Number(load.before);
  const after = Number(load.after);
  return (
    <>
      <ul className="reasons">
        {fit.map((reason) => (
          <li key={reason.text}>
            <Icon name={reason.side === 'for' ? 'check' : 'alert'} small />
            <span>
              <span className="vh">{reason.side === 'for' ? 'Mendukung: ' : 'Perhatikan: '}</span>
              {reason.text}
            </span>
          </li>
        ))}
      </ul>
      <div className="load-line">
        <span>Beban</span>
        <LoadBar percent={before} planned={after - before} />
        <span className="muted">Kini, sesudah</span>
        <span>
          {percent(load.before)}, menjadi <b>{percent(load.after)}</b>
          {after > 100 ? ', melebihi batas' : ''}
        </span>
      </div>
    </>
  );
}
