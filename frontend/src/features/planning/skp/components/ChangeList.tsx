import { fieldLabel, type RevisionDiff } from '../labels';

/** The fields that differ, in words; for the inbox's preview and the check page. */
export function ChangeList({ changes }: { changes: RevisionDiff }) {
  const { added, removed, changed } = changes;
  if (added.length + removed.length + changed.length === 0)
    return <p className="muted">Tidak ada yang berbeda.</p>;
  return (
    <ul className="rows">
      {changes.added.map((rhk) => (
        <li key={rhk.rhkId} className="item">
          <span className="item-b">
            <ins>{rhk.text}</ins>
            <small>RHK baru</small>
          </span>
        </li>
      ))}
      {changes.removed.map((rhk) => (
        <li key={rhk.rhkId} className="item">
          <span className="item-b">
            <del>{rhk.text}</del>
            <small>RHK dihapus</small>
          </span>
        </li>
      ))}
      {changes.changed.flatMap((change) =>
        change.fields.map((field) => (
          <li key={`${change.rhkId}-${field.field}`} className="item">
            <span className="item-b">
              <span>
                {field.before ? <del>{field.before}</del> : null}{' '}
                {field.after ? <ins>{field.after}</ins> : null}
              </span>
              <small>
                {change.text} · {fieldLabel(field.field)}
              </small>
            </span>
          </li>
        )),
      )}
    </ul>
  );
}
