'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { CheckAnswers } from '@/components/ui/CheckAnswers';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { Notice } from '@/components/ui/Notice';
import { Section } from '@/components/ui/Section';
import { toast } from '@/components/ui/Toast';
import { ApiError, type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { dateRange } from '@/lib/format';
import { submitSkp } from '../api';
import { ASPECTS, FORMATS, type Skp, targetText } from '../labels';
import { ChangeList } from './ChangeList';

/** Every answer before it is sent to the PjPK. */
export function SubmitSkp({ skp }: { skp: Skp }) {
  const router = useRouter();
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const [isMissing, setMissing] = useState(skp.assessor === null);
  const [busy, setBusy] = useState(false);
  const edit = `/skp/${skp.id}/susun`;

  const submit = async () => {
    setBusy(true);
    setErrors([]);
    setMessage(undefined);
    try {
      await submitSkp(skp);
      toast(`SKP diajukan kepada ${skp.assessor?.name ?? 'penilai'}`);
      router.push(`/skp/${skp.id}`);
      router.refresh();
    } catch (problem) {
      setMissing(problem instanceof ApiError && problem.code === 'assessor_missing');
      setErrors(fieldErrorsOf(problem));
      setMessage(messageOf(problem));
      setBusy(false);
    }
  };

  return (
    <>
      <ErrorSummary
        title="SKP belum dapat diajukan"
        message={message}
        errors={errors}
        fieldId={(field) => `periksa-${field.split('.').slice(0, 2).join('-')}`}
      />
      {isMissing ? (
        <div className="mb-6">
          <Notice tone="wait">
            <b>Penilai Anda belum diketahui.</b> Isian Anda tersimpan.{' '}
            <Link href={`/skp/penilai?untuk=${skp.id}`}>Usulkan penilai</Link>, lalu ajukan lagi.
          </Notice>
        </div>
      ) : null}
      <CheckAnswers
        answers={[
          { label: 'Periode', value: dateRange(skp.from, skp.until) },
          { label: 'Bentuk', value: FORMATS[skp.format] },
          {
            label: 'Penilai',
            value: skp.assessor
              ? `${skp.assessor.name}, ${skp.assessor.positionName}`
              : 'Belum diketahui',
            change: <Link href={`/skp/penilai?untuk=${skp.id}`}>Ubah</Link>,
          },
          ...skp.rhk.map((rhk, index) => ({
            label: `RHK ${index + 1}, ${rhk.kind}`,
            value: (
              <div id={`periksa-rhk-${index}`} tabIndex={-1}>
                <b>{rhk.text || 'Belum ditulis'}</b>
                <br />
                <span className="muted">
                  {rhk.context.intervened?.text ??
                    rhk.context.chain.at(-1)?.statement ??
                    'Belum memilih RHK pimpinan atau sasaran'}
                </span>
                <ul>
                  {rhk.indicators.map((row) => (
                    <li key={`${row.aspect ?? ''}${row.text}`}>
                      {row.aspect ? `${ASPECTS[row.aspect]}: ` : ''}
                      {row.text || 'belum ditulis'}
                      {targetText(row) ? `, ${targetText(row)}` : ''}
                    </li>
                  ))}
                </ul>
                {errors
                  .filter((error) => error.field.startsWith(`rhk.${index}.`))
                  .map((error) => (
                    <p key={`${error.field}${error.code}`} className="err-msg">
                      {error.message}
                    </p>
                  ))}
              </div>
            ),
            change: <Link href={`${edit}#rhk.${index}-judul`}>Ubah</Link>,
          })),
        ]}
      />
      {skp.changes ? (
        <Section id="perubahan" title={`Perubahan dari versi ${skp.changes.against}`}>
          <ChangeList changes={skp.changes} />
        </Section>
      ) : null}
      <p className="mt-6">
        Setelah diajukan, {skp.assessor?.name ?? 'penilai'} menyetujui atau mengembalikannya dalam 5
        hari kerja. Selama itu isinya tidak dapat diubah.
      </p>
      <div className="acts-row mt-4">
        <Button variant="primary" busy={busy} onClick={() => void submit()}>
          Ajukan SKP dengan {skp.rhk.length} RHK
        </Button>
        <ButtonLink href={edit}>Kembali menyusun</ButtonLink>
      </div>
    </>
  );
}
