'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { RestoredNotice } from '@/components/ui/RestoredNotice';
import { Section } from '@/components/ui/Section';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import { dateTime } from '@/lib/format';
import { useKeptForm } from '@/lib/kept-form';
import { fieldErrorsOf, messageOf } from '@/lib/problem';
import { setSaveState } from '@/lib/save-state';
import type { SquadReport } from '../labels';

/** The leader's own words: shown beside the scores, never counted. */
export function LeaderReport({ report, timeZone }: { report: SquadReport; timeZone: string }) {
  const aside = report.updatedAt
    ? `Disimpan ${dateTime(report.updatedAt, timeZone)}`
    : 'Belum ditulis';
  return (
    <Section id="laporan-ketua" title="Laporan ketua tim" aside={aside}>
      <p className="sm muted mt-2">
        Dibaca penilai di samping laporan anggota. Tidak masuk hitungan nilai.
      </p>
      {report.allowedActions.includes('save') ? (
        <ReportForm report={report} />
      ) : (
        <ReportText report={report} />
      )}
    </Section>
  );
}

function ReportText({ report }: { report: SquadReport }) {
  return (
    <>
      <p className="mt-2 whitespace-pre-line">{report.summary || 'Ketua tim belum menulisnya.'}</p>
      <ul className="rows">
        {report.members
          .filter((member) => member.note !== '')
          .map(({ employee, note }) => (
            <li key={employee.employeeId} className="item">
              <span className="item-b">
                <b>{employee.name}</b>
                <small>{note}</small>
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

function ReportForm({ report }: { report: SquadReport }) {
  const router = useRouter();
  const form = useKeptForm(`squad-report:${report.squadId}:${report.version}`, {
    summary: report.summary,
    notes: Object.fromEntries(
      report.members.map(({ employee, note }) => [employee.employeeId, note]),
    ),
  });
  const { summary, notes } = form.value;
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    setProblem(null);
    setSaveState({ kind: 'saving' });
    try {
      await unwrap(
        api.PUT('/api/v1/squads/{id}/report', {
          params: { path: { id: report.squadId } },
          body: {
            version: report.version,
            summary,
            members: Object.entries(notes).map(([employeeId, note]) => ({ employeeId, note })),
          },
        }),
      );
      form.sent();
      setSaveState({ kind: 'saved', at: new Date().toISOString() });
      toast('Laporan disimpan.');
      router.refresh();
    } catch (error) {
      setSaveState({ kind: 'failed' });
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const errors = fieldErrorsOf(problem);
  return (
    <form
      className="mt-3 max-w-3xl"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RestoredNotice isRestored={form.isRestored} onDiscard={form.discard} />
      {problem ? (
        <ErrorSummary message={messageOf(problem)} errors={errors} fieldId={fieldId} />
      ) : null}
      <TextArea
        id="summary"
        label="Hasil kerja tim"
        error={errors.find((error) => error.field === 'summary')?.message}
        value={summary}
        maxLength={5000}
        onChange={({ target: { value } }) =>
          form.change((before) => ({ ...before, summary: value }))
        }
      />
      {report.members.length > 0 ? (
        <details>
          <summary>
            Catatan untuk tiap anggota, {report.members.length} orang <Icon name="down" />
          </summary>
          {report.members.map(({ employee }) => (
            <TextArea
              key={employee.employeeId}
              id={`note-${employee.employeeId}`}
              label={employee.name}
              hint={employee.positionName}
              optional
              rows={2}
              value={notes[employee.employeeId] ?? ''}
              onChange={({ target: { value } }) =>
                form.change((before) => ({
                  ...before,
                  notes: { ...before.notes, [employee.employeeId]: value },
                }))
              }
            />
          ))}
        </details>
      ) : null}
      <div className="acts-row mt-4">
        <Button type="submit" busy={busy}>
          Simpan laporan
        </Button>
      </div>
    </form>
  );
}

/** The API names members by place; the summary is the only field that can be empty. */
const fieldId = (): string => 'summary';
