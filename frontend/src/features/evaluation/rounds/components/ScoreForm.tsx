'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea } from '@/components/ui/Field';
import { decimal } from '@/lib/format';
import { fieldErrorsOf, messageOf } from '@/lib/problem';
import { ASPECTS, firstName, type SheetDetail, type SheetLine } from '../labels';
import { AspectField } from './AspectField';
import { type LineDraft, meanOf, parseScore, useLineSaving } from './use-line-saving';
import { ScoreGuide } from './ScoreGuide';

const NOTE_BELOW = 70;

/** Three aspects of one report: saved while typing, checked before going on. */
export function ScoreForm({
  sheet,
  line,
  next,
}: {
  sheet: SheetDetail;
  line: SheetLine;
  /** Where "save" and "skip" lead, and the words of the first button. */
  next: { href: string; save: string };
}) {
  const router = useRouter();
  const [draft, setDraft] = useState<LineDraft>({
    substance: line.substance?.toString() ?? '',
    conformity: line.conformity?.toString() ?? '',
    structure: line.structure?.toString() ?? '',
    note: line.note,
  });
  const [problem, setProblem] = useState<unknown>(null);
  const [isChecked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const saving = useLineSaving(sheet.id, line.id, sheet.version, setProblem);

  const change = (part: Partial<LineDraft>) => {
    const after = { ...draft, ...part };
    setDraft(after);
    setProblem(null);
    saving.later(after);
  };

  const scores = ASPECTS.map((aspect) => parseScore(draft[aspect.key]));
  const needsNote =
    scores.some((score) => typeof score === 'number' && score < NOTE_BELOW) &&
    draft.note.trim() === '';
  const faults = [
    ...ASPECTS.flatMap((aspect) => {
      const score = parseScore(draft[aspect.key]);
      if (score === null) {
        return { field: aspect.key, code: 'required', message: `${aspect.name} belum dinilai.` };
      }
      return score === 'bad'
        ? {
            field: aspect.key,
            code: 'range',
            message: `${aspect.name}: isi bilangan bulat 1 sampai 100.`,
          }
        : [];
    }),
    ...(needsNote
      ? [
          {
            field: 'note',
            code: 'note_required',
            message: `Catatan wajib bila salah satu nilai di bawah ${NOTE_BELOW}.`,
          },
        ]
      : []),
  ];
  const faultOf = (field: string) =>
    isChecked ? faults.find((fault) => fault.field === field)?.message : undefined;

  const saveAndGo = async () => {
    setChecked(true);
    if (faults.length > 0) return;
    setBusy(true);
    try {
      await saving.now(draft);
      router.push(next.href);
      router.refresh();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const mean = meanOf(scores);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saveAndGo();
      }}
    >
      <ScoreGuide />
      {problem ? (
        <ErrorSummary
          title="Belum tersimpan"
          message={messageOf(problem)}
          errors={fieldErrorsOf(problem)}
        />
      ) : null}
      {isChecked && faults.length > 0 ? <ErrorSummary errors={faults} /> : null}
      {ASPECTS.map((aspect) => (
        <AspectField
          key={aspect.key}
          aspect={aspect}
          value={draft[aspect.key]}
          error={
            faultOf(aspect.key) ??
            (parseScore(draft[aspect.key]) === 'bad'
              ? 'Isi bilangan bulat 1 sampai 100.'
              : undefined)
          }
          onChange={(value) => change({ [aspect.key]: value })}
        />
      ))}
      <p className="tot">
        <span>Rata-rata tiga aspek</span>
        <b>{mean === null ? '–' : decimal(mean)}</b>
      </p>
      <TextArea
        id="note"
        label={`Catatan untuk ${firstName(sheet.member.name)}`}
        hint={`Wajib bila salah satu nilai di bawah ${NOTE_BELOW}`}
        error={faultOf('note')}
        rows={2}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <div className="acts-row">
        <Button type="submit" variant="primary" busy={busy}>
          {next.save}
        </Button>
        <ButtonLink href={next.href}>Lewati dulu</ButtonLink>
      </div>
    </form>
  );
}
