'use client';

import { Button, IconButton } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { NumberField } from '@/components/ui/NumberField';
import type { components } from '@/lib/api/schema';
import { sentNumber } from '@/lib/number';

export interface RoleDraft {
  key: string;
  id?: string;
  title: string;
  count: string;
  skills: string;
  sharePercent: string;
}

type RoleInput = components['schemas']['RoleInput'];

export const newRole = (): RoleDraft => ({
  key: crypto.randomUUID(),
  title: '',
  count: '1',
  skills: '',
  sharePercent: '20',
});

/** As the API takes them: skills as a list, the share with a point. */
export const toRoleInputs = (roles: readonly RoleDraft[]): RoleInput[] =>
  roles.map(({ id, title, count, skills, sharePercent }) => ({
    ...(id ? { id } : {}),
    title,
    count: Number(count),
    skills: skills
      .split(/[,;]/)
      .map((skill) => skill.trim())
      .filter(Boolean),
    sharePercent: sentNumber(sharePercent, 100) ?? '',
  }));

export function RolesEditor({
  roles,
  onChange,
  errorOf,
}: {
  roles: readonly RoleDraft[];
  onChange: (roles: RoleDraft[]) => void;
  errorOf: (field: string) => string | undefined;
}) {
  const change = (key: string, changes: Partial<RoleDraft>) =>
    onChange(roles.map((role) => (role.key === key ? { ...role, ...changes } : role)));
  return (
    <>
      {roles.map((role, index) => (
        <div key={role.key} className="role-edit" role="group" aria-label={`Peran ${index + 1}`}>
          <TextField
            id={`roles-${index}-title`}
            label="Nama peran"
            value={role.title}
            maxLength={200}
            error={errorOf(`roles.${index}.title`)}
            onChange={(event) => change(role.key, { title: event.target.value })}
          />
          <TextField
            id={`roles-${index}-count`}
            label="Orang"
            inputMode="numeric"
            value={role.count}
            error={errorOf(`roles.${index}.count`)}
            onChange={(event) => change(role.key, { count: event.target.value })}
          />
          <NumberField
            id={`roles-${index}-sharePercent`}
            label="Waktu (%)"
            max={100}
            unit="persen"
            value={role.sharePercent}
            error={errorOf(`roles.${index}.sharePercent`)}
            onChange={(sharePercent) => change(role.key, { sharePercent })}
          />
          <TextField
            id={`roles-${index}-skills`}
            label="Keahlian"
            value={role.skills}
            placeholder="dipisah koma"
            error={errorOf(`roles.${index}.skills`)}
            onChange={(event) => change(role.key, { skills: event.target.value })}
          />
          <IconButton
            icon="trash"
            label={`Hapus peran ${role.title || index + 1}`}
            disabled={roles.length === 1}
            onClick={() => onChange(roles.filter(({ key }) => key !== role.key))}
          />
        </div>
      ))}
      <div className="mt-3">
        <Button icon="plus" onClick={() => onChange([...roles, newRole()])}>
          Tambah peran
        </Button>
      </div>
    </>
  );
}
