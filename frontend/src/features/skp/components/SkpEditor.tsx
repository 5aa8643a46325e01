'use client';

import { useRouter } from 'next/navigation';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextArea } from '@/components/ui/Field';
import { Section } from '@/components/ui/Section';
import { emptyRhk, type RhkDraft } from '../draft';
import type { Choices, Skp } from '../labels';
import { useAutosave } from '../use-autosave';
import { RhkEditor } from './RhkEditor';

const ATTACHMENTS = [
  ['resources', 'Dukungan sumber daya'],
  ['accountability', 'Skema pertanggungjawaban'],
  ['consequences', 'Konsekuensi'],
] as const;

/** Drafting with autosave; half-written is fine until it is submitted. */
export function SkpEditor({ skp, choices }: { skp: Skp; choices: Choices }) {
  const router = useRouter();
  const { draft, change, flush, errors, message } = useAutosave(skp);
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
            onClick={() =>
              change((before) => ({ ...before, rhk: [...before.rhk, emptyRhk(skp, choices)] }))
            }
          >
            Tambah RHK
          </Button>
        </Section>
        <Section id="perilaku" title="Perilaku kerja">
          <p className="sm muted">
            Ekspektasi khusus pimpinan per nilai BerAKHLAK; tidak wajib, hasil dialog kinerja.
          </p>
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
