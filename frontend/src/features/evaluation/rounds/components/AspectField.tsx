import { Icon } from '@/components/ui/Icon';
import type { Aspect } from '../labels';
import { parseScore } from './use-line-saving';

/** One aspect: its question, the figure, and what the figure says. */
export function AspectField({
  aspect,
  value,
  error,
  onChange,
}: {
  aspect: Aspect;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) {
  const { key, name, question, bands } = aspect;
  const score = parseScore(value);
  const current = bands.find(
    (band) => typeof score === 'number' && score >= band.from && score <= band.until,
  );
  const shown = current === bands[2] ? bands.slice(1) : bands.slice(0, 2);
  return (
    <div className={error ? 'field asp bad' : 'field asp'}>
      <label className="label" htmlFor={key}>
        {name}
      </label>
      <span className="hint" id={`${key}-hint`}>
        {question}
      </span>
      {error ? (
        <span className="err-msg" id={`${key}-error`}>
          <Icon name="alert" small />
          {error}
        </span>
      ) : null}
      <div className="sc">
        <input
          className="input w-num"
          id={key}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={value}
          aria-describedby={`${key}-hint ${key}-band${error ? ` ${key}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.value.trim())}
        />
        <span id={`${key}-band`} className="sm">
          {shown.map((band, index) => {
            const text = `${band.from}–${band.until} ${band.word}`;
            return (
              <span key={band.from}>
                {index > 0 ? ', ' : ''}
                {band === current ? <b>{text}</b> : text}
              </span>
            );
          })}
        </span>
      </div>
    </div>
  );
}
