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

export const metadata: Metadata = { title: 'Organisasi' };

export default async function StructurePage() {
  const [{ items: units }, exceptions] = await Promise.all([readUnits(), readExceptions(1)]);
  return (
    <>
      <PageHead
        title="Organisasi"
        sub={`${count(units.length)} unit, ${count(units.filter((unit) => unit.isOrganizational).length)} di antaranya unit organisasi.`}
        actions={
          <ButtonLink href="/admin/impor?jenis=units" icon="upload">
            Impor unit
          </ButtonLink>
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
            action={<ButtonLink href="/admin/impor?jenis=units">Impor unit</ButtonLink>}
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
