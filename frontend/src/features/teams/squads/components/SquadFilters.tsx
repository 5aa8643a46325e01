import { SQUAD_STATUS, type Squad } from '../labels';

/** A plain GET form: the address holds the state, and it works without script. */
export function SquadFilters({
  isMine,
  canBeMine,
  status,
  q,
}: {
  isMine: boolean;
  canBeMine: boolean;
  status?: Squad['status'];
  q?: string;
}) {
  return (
    <form className="filters" role="search" action="/tim">
      <div className="field">
        <label className="label" htmlFor="q">
          Nama tim
        </label>
        <input className="input" type="search" id="q" name="q" defaultValue={q} maxLength={100} />
      </div>
      {canBeMine ? (
        <div className="field">
          <label className="label" htmlFor="lingkup">
            Lingkup
          </label>
          <select
            className="input"
            id="lingkup"
            name="lingkup"
            defaultValue={isMine ? 'saya' : 'semua'}
          >
            <option value="saya">Tim saya</option>
            <option value="semua">Semua tim</option>
          </select>
        </div>
      ) : null}
      <div className="field">
        <label className="label" htmlFor="status">
          Keadaan
        </label>
        <select className="input" id="status" name="status" defaultValue={status ?? ''}>
          <option value="">Semua keadaan</option>
          {Object.entries(SQUAD_STATUS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button className="btn" type="submit">
        Saring
      </button>
    </form>
  );
}
