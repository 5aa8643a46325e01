import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from './Icon';

export interface Choice {
  value: string;
  label: ReactNode;
  note?: ReactNode;
}

/** Native radios (or checkboxes) as a list of 56 px rows. */
export function Choices({
  legend,
  name,
  choices,
  type = 'radio',
  selected,
  onSelect,
  hint,
  error,
  ...rest
}: {
  legend: ReactNode;
  name: string;
  choices: readonly Choice[];
  type?: 'radio' | 'checkbox';
  selected?: string | readonly string[];
  onSelect?: (value: string) => void;
  hint?: ReactNode;
  error?: string;
} & Omit<ComponentProps<'fieldset'>, 'onSelect'>) {
  const isOn = (value: string) =>
    Array.isArray(selected) ? selected.includes(value) : selected === value;
  const id = useId();
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      {...rest}
      className={error ? 'field bad' : 'field'}
      aria-describedby={ids || undefined}
    >
      <legend className="label">{legend}</legend>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="err-msg" id={`${id}-error`}>
          <Icon name="alert" small />
          {error}
        </span>
      ) : null}
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type={type}
              name={name}
              value={choice.value}
              {...(onSelect
                ? { checked: isOn(choice.value), onChange: () => onSelect(choice.value) }
                : { defaultChecked: isOn(choice.value) })}
            />
            <span>
              <b>{choice.label}</b>
              {choice.note ? <small>{choice.note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
