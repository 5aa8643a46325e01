'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Choices } from '@/components/ui/Choices';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { useKeptForm } from '@/lib/kept-form';
import { ApiError } from '@/lib/problem';
import type { Unit } from '../tree';
import { useSend } from '../use-send';
import { emptyPost, PostFields, POST_LABELS, postOf } from './PostFields';

type HireDto = components['schemas']['HireDto'];

const LABELS = {
  ...POST_LABELS,
  nip: 'NIP',
  name: 'Nama tanpa gelar',
  frontTitle: 'Gelar depan',
  backTitle: 'Gelar belakang',
  birthDate: 'Tanggal lahir',
  gender: 'Jenis kelamin',
  kind: 'Jenis',
  phone: 'Telepon',
  email: 'Surel',
};

const EMPTY = {
  nip: '',
  name: '',
  frontTitle: '',
  backTitle: '',
  birthDate: '',
  gender: '',
  kind: 'PNS',
  phone: '',
  email: '',
};

type Question = 'same_person' | 'left_returns' | 'head_present';
const ANSWERS = {
  same_person: [
    { value: 'same', label: 'Orang yang sama: NIP-nya berubah' },
    { value: 'new', label: 'Orang lain yang kebetulan senama dan seusia' },
  ],
  left_returns: [{ value: 'return', label: 'Diangkat kembali' }],
} as const;

/** A newcomer in mid-year: one person, one form. */
export function HireForm({ units, today }: { units: readonly Unit[]; today: string }) {
  const router = useRouter();
  const { busy, failure, send, errorAt } = useSend(LABELS);
  const [initial] = useState(() => ({ person: EMPTY, post: emptyPost(today) }));
  const form = useKeptForm('hire', initial);
  const { person, post } = form.value;
  const [question, setQuestion] = useState<Question | null>(null);
  const [answer, setAnswer] = useState('');

  const field = (name: keyof typeof EMPTY) => ({
    id: name,
    label: LABELS[name],
    error: errorAt(name),
    value: person[name],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      form.change((before) => ({ ...before, person: { ...before.person, [name]: value } }));
      setQuestion(null);
      setAnswer('');
    },
  });

  const submit = async () => {
    const given = Object.fromEntries(
      Object.entries(person).filter(([, value]) => value.trim() !== ''),
    );
    const body = {
      ...postOf(post, question === 'head_present'),
      ...given,
      ...(answer ? { answer } : {}),
    } as HireDto;
    let employeeId = '';
    const isDone = await send(async () => {
      try {
        ({ employeeId } = await unwrap(api.POST('/api/v1/employees', { body })));
      } catch (problem) {
        if (
          problem instanceof ApiError &&
          ['same_person', 'left_returns', 'head_present'].includes(problem.code)
        )
          setQuestion(problem.code as Question);
        throw problem;
      }
    }, 'Pegawai dicatat.');
    if (!isDone) return;
    form.sent();
    router.push(`/admin/pegawai/${employeeId}`);
  };
  return (
    <form
      className="max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      {failure ? (
        <ErrorSummary
          title={question ? 'Perlu dipastikan dahulu' : undefined}
          message={failure.message}
          errors={failure.errors}
        />
      ) : null}
      {question === 'same_person' || question === 'left_returns' ? (
        <Choices
          legend="Jawaban Anda"
          name="answer"
          choices={ANSWERS[question]}
          selected={answer}
          onSelect={setAnswer}
        />
      ) : null}
      <SelectField {...field('kind')}>
        <option value="PNS">PNS</option>
        <option value="PPPK">PPPK</option>
        <option value="PEJABAT_NEGARA">Pejabat negara</option>
      </SelectField>
      <TextField {...field('nip')} inputMode="numeric" hint="18 angka" />
      <TextField {...field('name')} />
      <TextField {...field('frontTitle')} optional />
      <TextField {...field('backTitle')} optional />
      <TextField {...field('birthDate')} optional type="date" />
      <SelectField {...field('gender')} optional>
        <option value="">Belum diisi</option>
        <option value="L">Laki-laki</option>
        <option value="P">Perempuan</option>
      </SelectField>
      <TextField {...field('phone')} optional type="tel" />
      <TextField {...field('email')} optional type="email" />
      <PostFields
        units={units}
        draft={post}
        onChange={(draft) => form.change((before) => ({ ...before, post: draft }))}
        errorAt={errorAt}
      />
      <div className="acts-row mt-6">
        <Button type="submit" variant="primary" busy={busy}>
          {question === 'head_present' ? 'Gantikan kepala unit' : 'Catat pegawai'}
        </Button>
      </div>
    </form>
  );
}
