'use client';

import { SelectField, TextField } from '@/components/ui/Field';
import type { components } from '@/lib/api/schema';
import { ECHELONS, FUNCTIONAL_LEVELS, POSITION_KIND_CHOICES } from '../labels';
import type { Unit } from '../tree';
import { UnitOptions } from './UnitOptions';

type PostDto = components['schemas']['PostDto'];

/** A post as it is being typed. */
export interface PostDraft {
  unitId: string;
  positionName: string;
  positionKind: string;
  functionalLevel: string;
  echelon: string;
  isHead: boolean;
  effectiveFrom: string;
  rank: string;
}

export const emptyPost = (effectiveFrom: string): PostDraft => ({
  unitId: '',
  positionName: '',
  positionKind: 'PELAKSANA',
  functionalLevel: '',
  echelon: '',
  isHead: false,
  effectiveFrom,
  rank: '',
});

export const postOf = (draft: PostDraft, replaceHead: boolean): PostDto => ({
  unitId: draft.unitId,
  positionName: draft.positionName,
  positionKind: draft.positionKind as PostDto['positionKind'],
  isHead: draft.isHead,
  effectiveFrom: draft.effectiveFrom,
  ...(draft.functionalLevel
    ? { functionalLevel: draft.functionalLevel as PostDto['functionalLevel'] }
    : {}),
  ...(draft.echelon ? { echelon: draft.echelon as PostDto['echelon'] } : {}),
  ...(draft.rank ? { rank: draft.rank } : {}),
  ...(replaceHead ? { replaceHead } : {}),
});

export const POST_LABELS = {
  unitId: 'Unit',
  positionName: 'Nama jabatan',
  positionKind: 'Jenis jabatan',
  functionalLevel: 'Jenjang',
  echelon: 'Eselon',
  effectiveFrom: 'Terhitung mulai tanggal',
  rank: 'Golongan',
  isHead: 'Kepala unit',
};

export function PostFields({
  units,
  draft,
  onChange,
  errorAt,
}: {
  units: readonly Unit[];
  draft: PostDraft;
  onChange: (draft: PostDraft) => void;
  errorAt: (field: string) => string | undefined;
}) {
  const set = (change: Partial<PostDraft>) => onChange({ ...draft, ...change });
  const field = (name: keyof typeof POST_LABELS) => ({
    id: name,
    label: POST_LABELS[name],
    error: errorAt(name),
  });
  const isManager = !['FUNGSIONAL', 'PELAKSANA'].includes(draft.positionKind);
  return (
    <>
      <SelectField
        {...field('unitId')}
        value={draft.unitId}
        onChange={(event) => set({ unitId: event.target.value })}
      >
        <option value="">Pilih unit</option>
        <UnitOptions units={units} />
      </SelectField>
      <TextField
        {...field('positionName')}
        value={draft.positionName}
        onChange={(event) => set({ positionName: event.target.value })}
      />
      <SelectField
        {...field('positionKind')}
        value={draft.positionKind}
        onChange={(event) => set({ positionKind: event.target.value })}
      >
        {POSITION_KIND_CHOICES.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </SelectField>
      {isManager ? (
        <SelectField
          {...field('echelon')}
          optional
          value={draft.echelon}
          onChange={(event) => set({ echelon: event.target.value })}
        >
          <option value="">Tanpa eselon</option>
          {ECHELONS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      ) : (
        <SelectField
          {...field('functionalLevel')}
          optional
          value={draft.functionalLevel}
          onChange={(event) => set({ functionalLevel: event.target.value })}
        >
          <option value="">Tanpa jenjang</option>
          {FUNCTIONAL_LEVELS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      )}
      <label className="choice mb-4">
        <input
          type="checkbox"
          checked={draft.isHead}
          onChange={(event) => set({ isHead: event.target.checked })}
        />
        <span>Memimpin unit ini (kepala unit)</span>
      </label>
      <TextField
        {...field('effectiveFrom')}
        type="date"
        value={draft.effectiveFrom}
        onChange={(event) => set({ effectiveFrom: event.target.value })}
      />
      <TextField
        {...field('rank')}
        optional
        hint="Misalnya III/b atau IX; kosongkan bila tetap"
        value={draft.rank}
        onChange={(event) => set({ rank: event.target.value })}
      />
    </>
  );
}
