import { Icon } from '@/components/ui/Icon';
import { fieldLabel } from '../labels';

interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && 'field' in value && 'to' in value;

const shown = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '(kosong)'
    : typeof value === 'boolean'
      ? value
        ? 'ya'
        : 'tidak'
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

/** What exactly: changed fields with the old struck through, and the rest as it was recorded. */
export function AuditDetail({ detail }: { detail: Record<string, unknown> }) {
  const { changes, ...rest } = detail;
  const changed = Array.isArray(changes) ? changes.filter(isChange) : [];
  const others = Object.entries(rest).filter(([, value]) => value !== undefined);
  if (changed.length === 0 && others.length === 0) return null;
  return (
    <details>
      <summary className="text-sm">
        Rincian <Icon name="down" small />
      </summary>
      <dl className="facts">
        {changed.map(({ field, from, to }) => (
          <div key={field} className="contents">
            <dt>{fieldLabel(field)}</dt>
            <dd className="break-words">
              <del>{shown(from)}</del> <ins>{shown(to)}</ins>
            </dd>
          </div>
        ))}
        {others.map(([field, value]) => (
          <div key={field} className="contents">
            <dt>{fieldLabel(field)}</dt>
            <dd className="break-all">{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
