'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';
import { LetterPreview } from '@/features/documents/letters/components/LetterPreviewOnDemand';
import { StepOutcome } from './StepOutcome';
import { ASSIGNMENT_VERBS, type AssignmentVerb, isAssignmentVerb, type Verb } from '../actions';

async function call(
  id: string,
  verb: AssignmentVerb,
  note: string,
  seen: string | null,
): Promise<void> {
  const params = { path: { id } };
  if (verb === 'remind') {
    await unwrap(api.POST('/api/v1/assignments/{id}/remind', { params }));
    return;
  }
  const body = { ...(note ? { note } : {}), ...(seen ? { letterHash: seen } : {}) };
  await unwrap(api.POST(`/api/v1/assignments/{id}/${verb}`, { params, body }));
}

/** The verbs that the answer allows, each by its name. */
export function AssignmentActions({ id, allowed }: { id: string; allowed: readonly string[] }) {
  const router = useRouter();
  const [asked, setAsked] = useState<AssignmentVerb | null>(null);
  const [busy, setBusy] = useState(false);
  const verbs = allowed.filter(isAssignmentVerb);
  const askedVerb: Verb | null = asked ? ASSIGNMENT_VERBS[asked] : null;

  const send = async (verb: AssignmentVerb, note: string, seen: string | null) => {
    await call(id, verb, note, seen);
    if (verb === 'remind') toast(ASSIGNMENT_VERBS[verb].done);
    else router.replace(`/penugasan/${id}?selesai=${id}`, { scroll: true });
    router.refresh();
  };

  const act = async (verb: AssignmentVerb) => {
    const rule: Verb = ASSIGNMENT_VERBS[verb];
    if (rule.explain !== undefined || rule.note !== 'none') {
      setAsked(verb);
      return;
    }
    setBusy(true);
    try {
      await send(verb, '', null);
    } catch (problem) {
      toast(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {verbs.map((verb) => (
        <Button
          key={verb}
          variant={ASSIGNMENT_VERBS[verb].tone}
          busy={busy}
          onClick={() => void act(verb)}
        >
          {ASSIGNMENT_VERBS[verb].label}
        </Button>
      ))}
      <ConfirmDialog
        open={askedVerb !== null}
        onClose={() => setAsked(null)}
        title={askedVerb?.label ?? ''}
        confirm={askedVerb?.label ?? ''}
        onConfirm={(note, seen) => (asked ? send(asked, note, seen) : Promise.resolve())}
        note={
          askedVerb && askedVerb.note !== 'none'
            ? { label: askedVerb.noteLabel ?? 'Catatan', required: askedVerb.note === 'required' }
            : undefined
        }
        preview={
          askedVerb?.bringsLetters
            ? { Part: LetterPreview, id, refusing: askedVerb.refusing }
            : undefined
        }
      >
        {askedVerb?.explain ? <p>{askedVerb.explain}</p> : null}
        {askedVerb?.bringsLetters && !askedVerb.refusing ? <StepOutcome id={id} /> : null}
      </ConfirmDialog>
    </>
  );
}
