'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { SelectField, TextField } from '@/components/ui/Field';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { useSend } from '../use-send';

type Agency = components['schemas']['AgencyDto'];

const SECOND_FACTOR_ROLES: readonly [
  Agency['settings']['secondFactorFor'][number],
  label: string,
][] = [
  ['agency_admin', 'Admin instansi'],
  ['operator', 'Operator'],
  ['executive', 'Pimpinan'],
  ['auditor', 'Auditor'],
  ['unit_head', 'Kepala unit, termasuk Plt. dan Plh.'],
  ['assessor', 'Pejabat Penilai Kinerja'],
];

/** How this agency works: each setting says what hangs on it. */
export function SettingsForm({ agency }: { agency: Agency }) {
  const { busy, failure, send, errorAt } = useSend();
  const [settings, setSettings] = useState(agency.settings);
  const isLocked = !agency.allowedActions.includes('update');
  const change = (part: Partial<Agency['settings']>) =>
    setSettings((before) => ({ ...before, ...part }));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send(
          () =>
            unwrap(api.PATCH('/api/v1/agency', { body: { ...settings, version: agency.version } })),
          'Pengaturan disimpan.',
        );
      }}
    >
      {failure ? <ErrorSummary message={failure.message} errors={failure.errors} /> : null}
      <fieldset disabled={isLocked}>
        <legend className="vh">Pengaturan instansi</legend>
        <SelectField
          id="actionItemPeriod"
          label="Rencana aksi"
          hint="Berlaku untuk SKP yang disusun sesudahnya"
          error={errorAt('actionItemPeriod')}
          value={settings.actionItemPeriod}
          onChange={(event) =>
            change({ actionItemPeriod: event.target.value === 'monthly' ? 'monthly' : 'quarterly' })
          }
        >
          <option value="monthly">Bulanan</option>
          <option value="quarterly">Triwulanan</option>
        </SelectField>
        <TextField
          id="activityClosingDay"
          label="Pencatatan aktivitas ditutup tanggal"
          hint="Pada bulan berikutnya, 1 sampai 28"
          type="number"
          min={1}
          max={28}
          error={errorAt('activityClosingDay')}
          className="w-num"
          value={settings.activityClosingDay}
          onChange={(event) => change({ activityClosingDay: event.target.valueAsNumber || 0 })}
        />
        <SelectField
          id="workingDaysPerWeek"
          label="Hari kerja seminggu"
          error={errorAt('workingDaysPerWeek')}
          value={settings.workingDaysPerWeek}
          onChange={(event) => change({ workingDaysPerWeek: event.target.value === '6' ? 6 : 5 })}
        >
          <option value="5">5 hari, Senin–Jumat</option>
          <option value="6">6 hari, Senin–Sabtu</option>
        </SelectField>
        <SelectField
          id="letterSignatory"
          label="Penanda tangan surat penugasan"
          error={errorAt('letterSignatory')}
          value={settings.letterSignatory}
          onChange={(event) =>
            change({
              letterSignatory: event.target.value === 'assessor' ? 'assessor' : 'unit_head',
            })
          }
        >
          <option value="unit_head">Kepala Unit asal pegawai</option>
          <option value="assessor">Pejabat Penilai Kinerja pegawai</option>
        </SelectField>
        <TextField
          id="letterClassification"
          label="Kode klasifikasi surat"
          hint="Bagian pertama nomor surat, misalnya 800"
          maxLength={20}
          error={errorAt('letterClassification')}
          value={settings.letterClassification}
          onChange={(event) => change({ letterClassification: event.target.value })}
        />
        <TextField
          id="recallNoticeDays"
          label="Tenggang penarikan pegawai"
          hint="Hari kerja antara surat penarikan dan hari terakhir, 0 sampai 30"
          type="number"
          min={0}
          max={30}
          error={errorAt('recallNoticeDays')}
          className="w-num"
          value={settings.recallNoticeDays}
          onChange={(event) => change({ recallNoticeDays: event.target.valueAsNumber || 0 })}
        />
        <fieldset className="mt-4">
          <legend className="label">Wajib autentikasi dua langkah</legend>
          <p className="hint">
            Yang belum mengaktifkannya harus melakukannya saat masuk, sebelum hal lain.
          </p>
          {SECOND_FACTOR_ROLES.map(([role, label]) => (
            <label key={role} className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                checked={settings.secondFactorFor.includes(role)}
                onChange={(event) =>
                  change({
                    secondFactorFor: event.target.checked
                      ? [...settings.secondFactorFor, role]
                      : settings.secondFactorFor.filter((one) => one !== role),
                  })
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
        {isLocked ? null : (
          <div className="acts-row mt-6">
            <Button type="submit" variant="primary" busy={busy}>
              Simpan pengaturan
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
