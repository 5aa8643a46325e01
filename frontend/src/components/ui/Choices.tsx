import type { ComponentProps, ReactNode } from 'react';

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
  ...rest
}: {
  legend: ReactNode;
  name: string;
  choices: readonly Choice[];
  type?: 'radio' | 'checkbox';
  selected?: string | readonly string[];
  onSelect?: (value: string) => void;
} & Omit<ComponentProps<'fieldset'>, 'onSelect'>) {
  const isOn = (value: string) =>
    Array.isArray(selected) ? selected.includes(value) : selected === value;
  return (
    <fieldset {...rest} className="field">
      <legend className="label">{legend}</legend>
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
