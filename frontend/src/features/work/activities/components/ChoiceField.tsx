'use client';

import { useState } from 'react';
import { Choices } from '@/components/ui/Choices';
import type { ActivityChoice } from '../labels';

const SHOWN = 2;

/** The RHK used last stand first; the others are one press away. */
export function ChoiceField({
  choices,
  selected,
  onSelect,
}: {
  choices: readonly ActivityChoice[];
  selected: string | null;
  onSelect: (choice: ActivityChoice) => void;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll
    ? choices
    : choices.filter((choice, index) => index < SHOWN || choice.key === selected);
  const hidden = choices.length - shown.length;
  return (
    <div className="field relative" id="rhkId" tabIndex={-1}>
      {hidden > 0 ? (
        <button type="button" className="other" onClick={() => setShowsAll(true)}>
          RHK lain ({hidden})
        </button>
      ) : null}
      <Choices
        legend="Untuk hasil kerja (RHK)"
        name="rhk"
        selected={selected ?? undefined}
        choices={shown.map(({ key, text, context }) => ({
          value: key,
          label: text,
          note: <span className="sm">{context}</span>,
        }))}
        onSelect={(key) => {
          const choice = choices.find((one) => one.key === key);
          if (choice) onSelect(choice);
        }}
      />
    </div>
  );
}
