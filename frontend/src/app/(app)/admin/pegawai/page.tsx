import type { Metadata } from 'next';
import Link from 'next/link';
import { Button, ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { SelectField, TextField } from '@/components/ui/Field';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { PeopleList } from '@/features/organization/administration/components/PeopleList';
import { UnitOptions } from '@/features/organization/administration/components/UnitOptions';
import { readMe } from '@/features/portal/shell/me';
import { readPeople, readUnits } from '@/features/organization/administration/api';

export const metadata: Metadata = { title: 'Pegawai' };

interface Filter {
  q?: string;
  unit?: string;
  jabatan?: string;
  sandi?: string;
  mulai?: string;
}

const POSITIONS = { kepala: 'head', fungsional: 'functional', pelaksana: 'general' } as const;
const PASSWORDS = { belum: 'initial', sudah: 'own' } as const;

const pick = <Map extends object>(map: Map, key: string | undefined): Map[keyof Map] | undefined =>
  key !== undefined && key in map ? map[key as keyof Map] : undefined;

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Filter> }) {
  const filter = await searchParams;
  const [me, { items: units }, page] = await Promise.all([
    readMe(),
    readUnits(),
    readPeople({
      limit: 50,
      q: filter.q?.slice(0, 100) || undefined,
      unitId: filter.unit || undefined,
      position: pick(POSITIONS, filter.jabatan),
      password: pick(PASSWORDS, filter.sandi),
      cursor: filter.mulai,
    }),
  ]);
  const isFiltered = Boolean(filter.q || filter.unit || filter.jabatan || filter.sandi);
  const next = new URLSearchParams(
    Object.entries({ ...filter, mulai: page.nextCursor ?? '' }).filter(([, value]) => value),
  );
  return (
    <>
      <PageHead
        title="Pegawai"
        sub="Berkas, penilai, dan kata sandi setiap pegawai instansi ini."
        actions={
          <>
            <ButtonLink href="/admin/pegawai/baru" icon="add">
              Pegawai baru
            </ButtonLink>
            <ButtonLink href="/admin/pegawai/berhenti">Berhenti dan akan berhenti</ButtonLink>
            <ButtonLink href="/admin/pegawai/ganda">Catatan ganda</ButtonLink>
            <ButtonLink href="/admin/impor?jenis=employees" icon="upload">
              Impor pegawai
            </ButtonLink>
          </>
        }
      />
      <div className="body">
        <form className="filters" action="/admin/pegawai">
          <TextField id="q" name="q" label="Cari" type="search" defaultValue={filter.q ?? ''} />
          <SelectField id="unit" name="unit" label="Unit" defaultValue={filter.unit ?? ''}>
            <option value="">Semua unit</option>
            <UnitOptions units={units} />
          </SelectField>
          <SelectField
            id="jabatan"
            name="jabatan"
            label="Jabatan"
            defaultValue={filter.jabatan ?? ''}
          >
            <option value="">Semua</option>
            <option value="kepala">Kepala unit</option>
            <option value="fungsional">Fungsional</option>
            <option value="pelaksana">Pelaksana</option>
          </SelectField>
          <SelectField id="sandi" name="sandi" label="Kata sandi" defaultValue={filter.sandi ?? ''}>
            <option value="">Semua</option>
            <option value="belum">Belum diganti</option>
            <option value="sudah">Sudah diganti</option>
          </SelectField>
          <Button type="submit" icon="search">
            Cari
          </Button>
          {isFiltered ? (
            <Link className="tap" href="/admin/pegawai">
              Hapus saringan
            </Link>
          ) : null}
        </form>
        {page.items.length === 0 ? (
          <EmptyState title="Tidak ada yang cocok">
            {isFiltered
              ? 'Kurangi saringan, atau periksa ejaan nama.'
              : 'Pegawai datang dari impor berkas pegawai.'}
          </EmptyState>
        ) : (
          <PeopleList key={next.toString()} items={page.items} timeZone={me.agency.timeZone} />
        )}
        <NextPage href={page.nextCursor ? `/admin/pegawai?${next}` : null} />
      </div>
    </>
  );
}
