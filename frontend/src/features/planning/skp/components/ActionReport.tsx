'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { TextArea } from '@/components/ui/Field';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { toast } from '@/components/ui/Toast';
import { NumberField } from '@/components/ui/NumberField';
import { decimal, longDate } from '@/lib/format';
import { useKeptForm } from '@/lib/kept-form';
import { numberWords, readNumber, sentNumber, typedNumber } from '@/lib/number';
import { type FieldProblem, fieldErrorsOf, messageOf } from '@/lib/problem';
import { submitReport, writeReport } from '../api';
import { type ActionItem, type Rhk, targetText } from '../labels';

/** The member's report of one rencana aksi: written, saved, then sent, after which it cannot be changed. */
export function ActionReport({
  rhk,
  item,
  timeZone,
}: {
  rhk: Rhk;
  item: ActionItem;
  timeZone: string;
}) {
  const router = useRouter();
  const report = item.context.report;
  const form = useKeptForm(`action-report:${item.id}:${report?.version ?? 0}`, {
    text: report?.text ?? '',
    realised: typedNumber(report?.realised),
  });
  const { text, realised } = form.value;
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [message, setMessage] = useState<string>();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
  if (!report) return null;

  const read = readNumber(realised);
  const said =
    read.kind === 'number'
      ? `Realisasi ${[typedNumber(read.value), item.unit].filter(Boolean).join(' ')} (${numberWords(read.value)}).`
      : '';
  const save = async (): Promise<boolean> => {
    setBusy(true);
    setErrors([]);
    setMessage(undefined);
    try {
      await writeReport(item.id, text, sentNumber(realised), report.version);
      form.sent();
      return true;
    } catch (problem) {
      setErrors(fieldErrorsOf(problem));
      setMessage(messageOf(problem));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return (
    <article className="rhk-edit" aria-label={item.text}>
      <h3>{item.text || rhk.text}</h3>
      <p className="sm muted">
        {[rhk.text, targetText(item) ? `target ${targetText(item)}` : '', rhk.context.squadName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {report.allowedActions.includes('report') ? (
        <>
          <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
          <TextArea
            id={`laporan-${item.id}`}
            label="Laporan"
            hint="Apa hasilnya, buktinya di mana, dan apa yang tersisa."
            rows={4}
            maxLength={4000}
            value={text}
            error={errorAt('text')}
            onChange={({ target: { value } }) =>
              form.change((before) => ({ ...before, text: value }))
            }
          />
          <NumberField
            id={`realisasi-${item.id}`}
            label={item.unit ? `Realisasi (${item.unit})` : 'Realisasi'}
            optional
            value={realised}
            unit={item.unit ?? undefined}
            error={errorAt('realised')}
            onChange={(typed) => form.change((before) => ({ ...before, realised: typed }))}
          />
          {message && errors.length === 0 ? (
            <p className="err-msg" role="alert">
              {message}
            </p>
          ) : null}
          <div className="acts-row mt-3">
            <Button
              busy={busy}
              onClick={() =>
                void save().then((done) => {
                  if (done) {
                    toast('Laporan tersimpan, belum dikirim');
                    router.refresh();
                  }
                  return done;
                })
              }
            >
              Simpan
            </Button>
            <Button onClick={() => setAsks(true)}>Kirim laporan</Button>
          </div>
          <ConfirmDialog
            open={asks}
            onClose={() => setAsks(false)}
            title="Kirim laporan"
            confirm="Kirim laporan ini"
            onConfirm={async () => {
              await writeReport(item.id, text, sentNumber(realised), report.version);
              await submitReport(item.id);
              form.sent();
              toast('Laporan dikirim');
              router.refresh();
            }}
          >
            <p>{text || 'Laporan masih kosong.'}</p>
            {said ? <p>{said}</p> : null}
            <p className="muted">Sesudah dikirim, laporan dinilai dan tidak dapat diubah.</p>
          </ConfirmDialog>
        </>
      ) : (
        <>
          <p className="mt-2">{report.text}</p>
          <p className="sm muted">
            {report.realised ? `Realisasi ${decimal(report.realised)} ${item.unit ?? ''}. ` : ''}
            {report.reportedAt ? `Dikirim ${longDate(report.reportedAt, timeZone)}.` : ''}
          </p>
        </>
      )}
    </article>
  );
}
