'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { Dialog } from '@/components/ui/Dialog';
import { TextArea, TextField } from '@/components/ui/Field';
import { toast } from '@/components/ui/Toast';
import { addDays } from '@/features/organization/administration/days';
import { LetterPreviewOf } from '@/features/documents/letters/components/LetterPreviewOnDemand';
import { api, unwrap } from '@/lib/api/browser';
import { longDate } from '@/lib/format';
import { ApiError, fieldErrorsOf, messageOf } from '@/lib/problem';
import type { AssignmentDetail } from '../labels';

type Ending = 'recall' | 'end' | 'undo-end' | 'replace-letter';

const ENDINGS: Record<
  Ending,
  { label: string; confirm: string; explain: string; note: string; done: string }
> = {
  recall: {
    label: 'Tarik kembali',
    confirm: 'Terbitkan surat penarikan',
    explain:
      'Surat penarikan terbit sekarang. Pegawai, penilai, ketua tim, dan pemilik kinerja diberi tahu.',
    note: 'Alasan penarikan',
    done: 'Surat penarikan terbit',
  },
  end: {
    label: 'Akhiri lebih awal',
    confirm: 'Akhiri penugasan',
    explain: 'Pegawai, penilai, dan Kepala Unit asal diberi tahu.',
    note: 'Alasan pengakhiran',
    done: 'Penugasan diakhiri',
  },
  'undo-end': {
    label: 'Batalkan pengakhiran',
    confirm: 'Batalkan pengakhiran',
    explain:
      'Penugasan berjalan lagi sampai tanggal semula, dan surat tentang pengakhirannya dibatalkan.',
    note: 'Alasan pembatalan',
    done: 'Penugasan tetap berjalan',
  },
  'replace-letter': {
    label: 'Ganti surat tugas',
    confirm: 'Terbitkan surat pengganti',
    explain:
      'Untuk surat yang memuat kekeliruan. Surat baru bernomor baru menggantikan yang lama; siapa pun yang memeriksa surat lama diarahkan ke penggantinya. Nama, jabatan, dan unit diambil dari data hari ini.',
    note: 'Kekeliruan dalam surat lama',
    done: 'Surat pengganti terbit',
  },
};

const isEnding = (action: string): action is Ending => action in ENDINGS;

/** What ends a running assignment early, takes that back, or corrects its letter: each with its date, reason and letter. */
export function EndingActions({
  assignment,
  today,
}: {
  assignment: AssignmentDetail;
  today: string;
}) {
  const [asked, setAsked] = useState<Ending | null>(null);
  const actions = assignment.allowedActions.filter(isEnding);
  return (
    <>
      {actions.map((action) => (
        <Button key={action} onClick={() => setAsked(action)}>
          {ENDINGS[action].label}
        </Button>
      ))}
      {asked ? (
        <EndingDialog
          key={asked}
          action={asked}
          assignment={assignment}
          today={today}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

function EndingDialog({
  action,
  assignment,
  today,
  onClose,
}: {
  action: Ending;
  assignment: AssignmentDetail;
  today: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const { id, status, squad, role } = assignment;
  const words = ENDINGS[action];
  // An assignment that was never received is recalled at once.
  const hasDay = action === 'end' || (action === 'recall' && status === 'active');
  const earliest = (action === 'recall' ? assignment.earliestRecallOn : null) ?? today;
  const [lastDay, setLastDay] = useState(earliest);
  const [note, setNote] = useState('');
  const [text, setText] = useState(assignment.letterDraft);
  const [isReplacing, setReplacing] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const bringsLetter =
    action === 'recall' ||
    action === 'replace-letter' ||
    (action === 'end' && assignment.route !== 'within_unit');

  const [letterHash, setLetterHash] = useState<string | null>();
  /** Counts up when the letter has changed since it was read. */
  const [round, setRound] = useState(0);
  // Signs exactly what the screen shows.
  const isRead = !bringsLetter || letterHash !== undefined;
  const reason = note.trim();
  const corrected = text.trim();

  const readPreview = useCallback(async () => {
    const path = { id };
    if (action === 'replace-letter') {
      const query = corrected ? { text: corrected } : {};
      return unwrap(
        api.GET('/api/v1/assignments/{id}/replacement-preview', { params: { path, query } }),
      );
    }
    const query = {
      action: action === 'recall' ? ('recall' as const) : ('end' as const),
      ...(hasDay && lastDay ? { lastDay } : {}),
      ...(reason ? { note: reason } : {}),
    };
    return unwrap(api.GET('/api/v1/assignments/{id}/ending-preview', { params: { path, query } }));
  }, [id, action, hasDay, lastDay, reason, corrected]);

  const call = async () => {
    const params = { path: { id } };
    const seen = letterHash ? { letterHash } : {};
    if (action === 'undo-end') {
      await unwrap(
        api.POST('/api/v1/assignments/{id}/undo-end', {
          params,
          body: reason ? { note: reason } : {},
        }),
      );
    } else if (action === 'replace-letter') {
      const standing = assignment.letters.findLast(
        (letter) => letter.kind === 'assignment' && letter.status === 'issued',
      );
      await unwrap(
        api.POST('/api/v1/assignments/{id}/replace-letter', {
          params,
          body: {
            note: reason,
            text: corrected,
            ...seen,
            ...(standing ? { letterId: standing.id } : {}),
          },
        }),
      );
    } else {
      await unwrap(
        api.POST(`/api/v1/assignments/{id}/${action}`, {
          params,
          body: { note: reason, ...seen, ...(hasDay && lastDay ? { lastDay } : {}) },
        }),
      );
    }
  };

  const send = async () => {
    if (action !== 'undo-end' && reason === '') {
      setErrors({ note: `${words.note} wajib diisi.` });
      document.getElementById('ending-note')?.focus();
      return;
    }
    if (!isRead) return;
    setBusy(true);
    setErrors({});
    try {
      await call();
      toast(words.done);
      onClose();
      if (isReplacing && squad && role) {
        router.push(`/orang?tim=${squad.id}&peran=${role.id}&ganti=${id}`);
      }
      router.refresh();
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === 'letter_changed')
        setRound((before) => before + 1);
      const found = fieldErrorsOf(problem);
      setErrors(
        found.length > 0
          ? Object.fromEntries(found.map(({ field, message }) => [field, message]))
          : { form: messageOf(problem) },
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={words.label} wide={bringsLetter} locked={busy}>
      <p>{words.explain}</p>
      {hasDay && lastDay ? (
        <p>
          {lastDay > today
            ? 'Keanggotaan tim berakhir setelah hari kerja terakhir; sebelum hari itu masih dapat dibatalkan.'
            : 'Hari terakhirnya hari ini: keanggotaan tim berakhir begitu ini dikirim, dan tidak dapat dibatalkan.'}
        </p>
      ) : null}
      {(errors.form ?? errors.letterHash) ? (
        <p className="err-msg mt-4" role="alert">
          {errors.form ?? errors.letterHash}
        </p>
      ) : null}
      <div className="mt-4">
        {hasDay ? (
          <TextField
            id="last-day"
            type="date"
            label="Hari kerja terakhir"
            hint={`Paling cepat ${longDate(earliest)}, sebelum ${longDate(assignment.endsOn)}`}
            error={errors.lastDay}
            min={earliest}
            max={addDays(assignment.endsOn, -1)}
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
        ) : null}
        {action === 'replace-letter' ? (
          <TextArea
            id="replacement-text"
            label="Hasil kerja dalam surat"
            maxLength={2000}
            error={errors.text}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ) : null}
        <TextArea
          id="ending-note"
          label={words.note}
          optional={action === 'undo-end'}
          maxLength={2000}
          error={errors.note}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {action === 'end' && squad ? (
          <Choices
            type="checkbox"
            legend="Sesudahnya"
            name="replacement"
            selected={isReplacing ? ['ganti'] : []}
            onSelect={() => setReplacing((before) => !before)}
            choices={[{ value: 'ganti', label: 'Langsung cari penggantinya' }]}
          />
        ) : null}
      </div>
      {bringsLetter ? (
        <LetterPreviewOf key={round} read={readPreview} onSeen={setLetterHash} />
      ) : null}
      <div className="acts-row">
        <Button
          variant="primary"
          busy={busy}
          aria-disabled={(!isRead && reason !== '') || undefined}
          onClick={() => void send()}
        >
          {words.confirm}
        </Button>
        <Button variant="plain" disabled={busy} onClick={onClose}>
          Batal
        </Button>
      </div>
    </Dialog>
  );
}
