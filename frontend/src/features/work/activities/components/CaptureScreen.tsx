'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { Notice } from '@/components/ui/Notice';
import { longDate } from '@/lib/format';
import type { FieldProblem } from '@/lib/problem';
import {
  choiceOf,
  faultsOf,
  isEndToCome,
  MAX_DESCRIPTION,
  newDraft,
  photoOf,
  wallClock,
} from '../capture/draft';
import { type Activity, type ActivityForm, titleOf } from '../labels';
import { loadQueued, moveToOutbox } from '../outbox/database';
import { flushOutbox, readOutbox, refreshOutbox } from '../outbox/outbox';
import type { Draft, Queued } from '../outbox/types';
import { useOnline } from '../outbox/useOnline';
import { ChoiceField } from './ChoiceField';
import { MoreFields } from './MoreFields';
import { PhotoField } from './PhotoField';
import { ResultFields } from './ResultFields';
import { type Outcome, SentPanel } from './SentPanel';
import { useDraft } from './useDraft';
import { useToday } from './useWallClock';

interface Faults {
  message?: string;
  errors: readonly FieldProblem[];
  /** Found here and not by the server: what has been mended since is not told any more. */
  isLocal?: boolean;
}

const NO_FAULTS: Faults = { errors: [] };

/** Photo, words, RHK, time, result, sent: under twenty seconds, with or without network. */
export function CaptureScreen({
  owner,
  timeZone,
  form,
  initial,
  isAsked,
  mending,
  serverPhoto,
  queuedId,
}: {
  owner: string;
  timeZone: string;
  form: ActivityForm;
  initial: Draft;
  /** `initial` is a copy, another day, or something to mend: it goes before what is kept on the phone. */
  isAsked: boolean;
  mending: boolean;
  serverPhoto: string | null;
  /** Something that waits on this phone, to be mended. */
  queuedId: string | null;
}) {
  const router = useRouter();
  const isOnline = useOnline();
  const [today, setToday] = useToday(timeZone, form.today);
  /** The day on which this entry was begun. */
  const [begunOn, setBegunOn] = useState(form.today);
  const [isAskingEnd, setAskingEnd] = useState(false);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const sending = useRef(false);
  const store = useDraft({
    owner,
    initial,
    renew: isAsked
      ? null
      : () => {
          const { date } = wallClock(new Date(), timeZone);
          setToday(date);
          setBegunOn(date);
          return newDraft(form, timeZone, new Date());
        },
    queuedId,
    onQueued: (item) => setFaults(item.refusal ?? NO_FAULTS),
  });
  const { draft, change, saveNow, latest } = store;
  const choice = choiceOf(form, draft) ?? form.choices[0] ?? null;
  const stillWrong = faults.isLocal
    ? new Set(faultsOf(draft, today).map(({ field }) => field))
    : null;
  const errors = faults.errors.filter(({ field }) => stillWrong?.has(field) ?? true);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;

  const send = async (isEndMeant = false) => {
    if (sending.current || !store.isReady) return;
    const wall = wallClock(new Date(), timeZone);
    const found = faultsOf(latest.current, wall.date);
    setFaults({ errors: found, isLocal: true });
    const asks = found.length === 0 && !isEndMeant && isEndToCome(latest.current, wall);
    setAskingEnd(asks);
    if (found.length > 0 || asks) return;
    sending.current = true;
    setBusy(true);
    try {
      // Another tab has handed over what lay on the phone under this id, while these words were typed.
      const isTaken = (await loadQueued(latest.current.clientId).catch(() => null)) !== null;
      if (isTaken) change({ clientId: crypto.randomUUID() });
      const item = queuedFrom({ ...latest.current, endIsMeant: isEndMeant }, owner);
      // Cancels the save scheduled by the last keystroke: run later, it would restore the draft that was sent.
      await saveNow();
      await moveToOutbox(owner, item);
      await refreshOutbox(owner);
      const sent = navigator.onLine ? await flushOutbox(owner) : new Map<string, Activity>();
      const activity = sent.get(item.clientId);
      const refused = readOutbox().find((one) => one.sendingId === item.sendingId && one.refusal);
      if (activity) setOutcome({ kind: 'sent', activity });
      else if (refused?.refusal) {
        setFaults(refused.refusal);
        await store.takeBack(refused);
      } else setOutcome({ kind: 'queued', title: item.title });
    } catch {
      setFaults({ message: 'Belum tersimpan di ponsel ini. Coba lagi.', errors: [] });
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const again = () => {
    const { date } = wallClock(new Date(), timeZone);
    setToday(date);
    setBegunOn(date);
    setAskingEnd(false);
    store.restart(newDraft(form, timeZone, new Date()));
    setOutcome(null);
    setFaults(NO_FAULTS);
    window.history.replaceState(null, '', '/catat');
    if (isOnline) router.refresh();
  };

  if (outcome) return <SentPanel outcome={outcome} onAgain={again} />;

  return (
    <>
      {isOnline ? null : (
        <Notice tone="wait" full icon="offline">
          <b>Tidak ada sinyal.</b> Tetap bisa dicatat. Isian dan foto aman di ponsel ini, lalu
          terkirim sendiri.
        </Notice>
      )}
      {store.hasKept ? (
        <Notice tone="wait" full icon="edit">
          Ada konsep lain yang belum dikirim di ponsel ini.{' '}
          <button type="button" className="underline" onClick={store.resume}>
            Lanjutkan konsep itu
          </button>
        </Notice>
      ) : null}
      {today !== begunOn && draft.date !== today ? (
        <Notice tone="wait" full icon="clock">
          Hari sudah berganti. Catatan ini untuk <b>{longDate(draft.date)}</b>.{' '}
          <button
            type="button"
            className="underline"
            onClick={() => {
              change({ date: today });
              setBegunOn(today);
            }}
          >
            Ganti ke {longDate(today)}
          </button>
        </Notice>
      ) : null}
      <form
        className="catat"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary message={faults.message} errors={errors} />
        {/* What is being handed over does not change under way. */}
        <fieldset className="contents" disabled={busy}>
          <PhotoField
            photo={photoOf(draft)}
            serverPhoto={serverPhoto}
            today={today}
            timeZone={timeZone}
            isOnline={isOnline}
            error={errorOf('photo')}
            onBeforeCamera={() => void saveNow()}
            onPick={(file) => void store.keepFile('photo', file)}
          />
          <TextArea
            id="description"
            label="Apa yang dikerjakan"
            rows={3}
            maxLength={MAX_DESCRIPTION}
            value={draft.description}
            error={errorOf('description')}
            onChange={(event) => change({ description: event.target.value })}
          />
          <ChoiceField
            choices={form.choices}
            selected={choice?.key ?? null}
            onSelect={({ rhkId, squadId }) => change({ rhkId, squadId })}
          />
          <ResultFields draft={draft} units={form.outputUnits} errorOf={errorOf} change={change} />
          <MoreFields
            draft={draft}
            earliest={form.earliest}
            today={today}
            isOpen={mending || draft.date !== today}
            errorOf={errorOf}
            change={change}
            onAttach={(file) => void store.keepFile('file', file)}
            onDetach={(id) => void store.dropFile(id)}
          />
        </fieldset>
      </form>
      {isAskingEnd ? (
        <Notice tone="wait" full icon="clock">
          Jam selesai {draft.endsAt.replace(':', '.')} belum tiba.{' '}
          <button
            type="button"
            className="underline"
            onClick={() => {
              change({ endsAt: wallClock(new Date(), timeZone).time, endsNextDay: false });
              setAskingEnd(false);
            }}
          >
            Pakai jam sekarang
          </button>{' '}
          atau{' '}
          <button type="button" className="underline" onClick={() => void send(true)}>
            kirim dengan jam itu
          </button>
        </Notice>
      ) : null}
      <div className="sticky">
        <p className="val">
          <Icon name="user" />
          <span>
            {choice?.validator.name ? (
              <>
                Divalidasi oleh <b>{choice.validator.name}</b>: {choice.validator.because}
              </>
            ) : (
              (choice?.validator.because ?? 'Validator belum diketahui.')
            )}
          </span>
        </p>
        <Button
          variant="primary"
          large
          block
          className="max-w-152"
          icon={isOnline ? undefined : 'upload'}
          busy={busy || !store.isReady}
          onClick={() => void send()}
        >
          {busy ? 'Menyimpan…' : isOnline ? 'Simpan dan kirim' : 'Simpan ke antrean'}
        </Button>
      </div>
    </>
  );
}

const queuedFrom = (draft: Draft, owner: string): Queued => ({
  clientId: draft.clientId,
  owner,
  title: titleOf({ name: draft.name.trim() || null, description: draft.description.trim() }),
  queuedAt: new Date().toISOString(),
  sendingId: crypto.randomUUID(),
  isWritten: false,
  sentFiles: [],
  refusal: null,
  draft,
});
