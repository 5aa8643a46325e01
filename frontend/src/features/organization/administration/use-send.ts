'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from '@/components/ui/Toast';
import { ApiError, fieldErrorsOf, type FieldProblem, messageOf, named } from '@/lib/problem';

interface Failure {
  message: string;
  errors: readonly FieldProblem[];
}

/**
 * Sends a form: busy while it runs, its errors by field, a word and fresh data when it is done.
 * `labels` names the fields, so that a list of empty ones says which they are.
 */
export function useSend(labels: Readonly<Record<string, string>> = {}) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** It would give oneself power: somebody else has to say yes as well. */
  const [needsSecond, setNeedsSecond] = useState(false);

  const send = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      toast(done);
      router.refresh();
      return true;
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === 'second_approval_needed') {
        setNeedsSecond(true);
        return false;
      }
      const errors = named(fieldErrorsOf(problem), (field) => labels[field]);
      setFailure({ message: messageOf(problem), errors });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const errorAt = (field: string): string | undefined =>
    failure?.errors.find((error) => error.field === field)?.message;
  return { busy, failure, send, errorAt, needsSecond, setNeedsSecond };
}
