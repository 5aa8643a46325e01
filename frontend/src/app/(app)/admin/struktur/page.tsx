import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { StructureDrawingOnDemand } from '@/features/organization/administration/components/StructureDrawingOnDemand';
import { StructureTree } from '@/features/organization/administration/components/StructureTree';
import { count } from '@/lib/format';
import { readExceptions, readUnits } from '@/features/organization/administration/api';
import { readMe } from '@/features/portal/shell/me';
import { may } from '@/features/portal/shell/navigation';

export const metadata: Metadata = { title: 'Organisasi' };

export default async function StructurePage() {
  const [me, { items: units }, exceptions] = await Promise.all([
    readMe(),
    readUnits(),
    readExceptions(1),
  ]);
  const mayImport = may(me, 'administer');
  return (
    <>
      <PageHead
        title="Organisasi"
        sub={`${count(units.length)} unit, ${count(units.filter((unit) => unit.isOrganizational).length)} di antaranya unit organisasi.`}
        actions={
          mayImport ? (
            <ButtonLink href="/admin/impor?jenis=units" icon="upload">
              Impor unit
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="body">
        {exceptions.total > 0 ? (
          <Notice tone="wait">
            <b>{count(exceptions.total)} penilai perlu dipastikan.</b> Penilai mereka ditemukan
            hanya dari kepala unit terdekat, atau belum ada.{' '}
            <Link className="tap" href="/admin/struktur/penilai">
              Periksa daftarnya
            </Link>
          </Notice>
        ) : null}
        {units.length === 0 ? (
          <EmptyState
            title="Struktur belum ada"
            action={
              mayImport ? (
                <ButtonLink href="/admin/impor?jenis=units">Impor unit</ButtonLink>
              ) : undefined
            }
          >
            Struktur dibuat dari berkas unit instansi.
          </EmptyState>
        ) : (
          <>
            <Section id="bagan" title="Bagan">
              <StructureDrawingOnDemand units={units} />
            </Section>
            <Section id="daftar" title="Susunan unit">
              <StructureTree units={units} />
            </Section>
          </>
        )}
      </div>
    </>
  );
}
