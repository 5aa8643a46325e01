'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { Section } from '@/components/ui/Section';
import { emptyRhk, isComplete, type RhkDraft } from '../draft';
import type { Choices, Skp } from '../labels';
import { useAutosave } from '../use-autosave';
import { NewerVersion } from './NewerVersion';
import { RhkEditor } from './RhkEditor';

const ATTACHMENTS = [
  ['resources', 'Dukungan sumber daya'],
  ['accountability', 'Skema pertanggungjawaban'],
  ['consequences', 'Konsekuensi'],
] as const;

/** Drafting with autosave; half-written is fine until it is submitted. */
export function SkpEditor({ skp, choices }: { skp: Skp; choices: Choices }) {
  const router = useRouter();
  const { draft, change, flush, errors, message, newer } = useAutosave(skp);
  const [openKey, setOpenKey] = useState<string | null>(
    () => (draft.rhk.find((rhk) => !isComplete(rhk)) ?? draft.rhk[0])?.key ?? null,
  );
  const filled = skp.behaviourGuide.filter(({ value }) => draft.behaviour[value]).length;
  const hasErrorIn = (path: string) => errors.some(({ field }) => field.startsWith(path));
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
  const editRhk = (key: string, part: Partial<RhkDraft>) =>
    change((before) => ({
      ...before,
      rhk: before.rhk.map((rhk) => (rhk.key === key ? { ...rhk, ...part } : rhk)),
    }));
  const leave = async (href: string) => {
    if (await flush()) router.push(href);
  };
  return (
    <>
      <div className="body">
        {newer ? (
          <NewerVersion clashes={newer.clashes} onMerge={newer.merge} onTake={newer.take} />
        ) : null}
        <ErrorSummary title="Belum tersimpan" message={message} errors={errors} />
        <Section id="hasil-kerja" title="Hasil kerja" aside={`${draft.rhk.length} RHK`}>
          {draft.rhk.length === 0 ? (
            <p className="muted">
              Mulai dari satu hasil kerja utama. Semua yang Anda ketik tersimpan sendiri.
            </p>
          ) : null}
          {draft.rhk.map((rhk, index) => (
            <RhkEditor
              key={rhk.key}
              rhk={rhk}
              index={index}
              skp={skp}
              choices={choices}
              errorAt={errorAt}
              isOpen={openKey === rhk.key || hasErrorIn(`rhk.${index}.`)}
              onOpen={(isOpen) =>
                setOpenKey((before) => (isOpen ? rhk.key : before === rhk.key ? null : before))
              }
              onChange={(part) => editRhk(rhk.key, part)}
              onRemove={() =>
                change((before) => ({
                  ...before,
                  rhk: before.rhk.filter((one) => one.key !== rhk.key),
                }))
              }
            />
          ))}
          <Button
            icon="plus"
            className="mt-4"
            onClick={() => {
              const added = emptyRhk(skp, choices);
              change((before) => ({ ...before, rhk: [...before.rhk, added] }));
              setOpenKey(added.key);
            }}
          >
            Tambah RHK
          </Button>
        </Section>
        <Section id="perilaku" title="Perilaku kerja">
          <details className="skp-more" open={hasErrorIn('behaviour.') || undefined}>
            <summary>
              <span>
                Ekspektasi khusus pimpinan per nilai BerAKHLAK
                <small className="muted block">
                  Tidak wajib, hasil dialog kinerja. {filled} dari {skp.behaviourGuide.length}{' '}
                  diisi.
                </small>
              </span>
              <Icon name="down" />
            </summary>
            {skp.behaviourGuide.map((value) => (
              <TextArea
                key={value.value}
                id={`behaviour.${value.value}`}
                label={value.name}
                hint={value.guides.join('; ')}
                rows={2}
                optional
                value={draft.behaviour[value.value] ?? ''}
                error={errorAt(`behaviour.${value.value}`)}
                onChange={(event) =>
                  change((before) => ({
                    ...before,
                    behaviour: { ...before.behaviour, [value.value]: event.target.value },
                  }))
                }
              />
            ))}
          </details>
        </Section>
        <Section id="lampiran" title="Lampiran">
          {ATTACHMENTS.map(([name, label]) => (
            <TextArea
              key={name}
              id={`attachments.${name}`}
              label={label}
              optional
              value={draft.attachments[name]}
              error={errorAt(`attachments.${name}`)}
              onChange={(event) =>
                change((before) => ({
                  ...before,
                  attachments: { ...before.attachments, [name]: event.target.value },
                }))
              }
            />
          ))}
        </Section>
      </div>
      <div className="sticky skp-acts">
        <Button variant="primary" onClick={() => void leave(`/skp/${skp.id}/ajukan`)}>
          Periksa dan ajukan
        </Button>
        <ButtonLink
          href={`/skp/${skp.id}`}
          onClick={(event) => {
            event.preventDefault();
            void leave(`/skp/${skp.id}`);
          }}
        >
          Simpan dan tutup
        </ButtonLink>
      </div>
    </>
  );
}
