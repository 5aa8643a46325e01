import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { NextPage } from '@/components/ui/Pagination';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import type { components } from '@/lib/api/schema';
import { read, serverApi } from '@/lib/api/server';
import { PeopleRows } from './PeopleRows';

type Unit = components['schemas']['UnitDto'];

interface Search {
  q?: string;
  cari?: string;
  unit?: string;
  keahlian?: string;
  longgar?: string;
  cursor?: string;
}

/** People of the agency, by words that may be slightly wrong. */
export async function PeoplePage({ search }: { search: Search }) {
  const api = await serverApi();
  const q = search.q ?? search.cari ?? '';
  const isFree = search.longgar === 'ya';
  const [page, units, skills] = await Promise.all([
    read(
      api.GET('/api/v1/employees', {
        params: {
          query: {
            q: q || undefined,
            unitId: search.unit || undefined,
            skill: search.keahlian || undefined,
            available: isFree || undefined,
            cursor: search.cursor,
            limit: 20,
          },
        },
      }),
    ),
    read(api.GET('/api/v1/units')),
    read(api.GET('/api/v1/employees/skills')),
  ]);
  const kept = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(search.unit ? { unit: search.unit } : {}),
    ...(search.keahlian ? { keahlian: search.keahlian } : {}),
    ...(isFree ? { longgar: 'ya' } : {}),
  });
  const next = page.nextCursor
    ? `/orang?${new URLSearchParams({ ...Object.fromEntries(kept), cursor: page.nextCursor })}`
    : null;
  const isFiltered = kept.size > 0;

  return (
    <>
      <PageHead
        title="Orang"
        sub="Cari menurut nama, jabatan, unit atau keahlian. Salah ketik sedikit tetap ditemukan."
      />
      <form className="flt" role="search" action="/orang">
        <div className="search">
          <Icon name="search" />
          <input
            className="input"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-label="Nama, jabatan, unit atau keahlian"
            placeholder="Nama, jabatan, unit atau keahlian"
          />
        </div>
        <select className="input" name="unit" aria-label="Unit" defaultValue={search.unit ?? ''}>
          <option value="">Semua unit</option>
          {units.items.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unitLabel(unit, units.items)}
            </option>
          ))}
        </select>
        <select
          className="input"
          name="keahlian"
          aria-label="Keahlian"
          defaultValue={search.keahlian ?? ''}
        >
          <option value="">Semua keahlian</option>
          {skills.items.map(({ skill, people }) => (
            <option key={skill} value={skill}>
              {skill} ({people})
            </option>
          ))}
        </select>
        <select
          className="input"
          name="longgar"
          aria-label="Beban"
          defaultValue={isFree ? 'ya' : ''}
        >
          <option value="">Semua beban</option>
          <option value="ya">Di bawah 100%</option>
        </select>
        <button className="btn" type="submit">
          Cari
        </button>
      </form>
      <div className="body">
        <Section
          id="hasil"
          title={q ? `Hasil untuk “${q}”` : 'Pegawai'}
          aside={
            <span className="leg">
              <i aria-hidden="true" />
              batas 100%
            </span>
          }
        >
          {page.items.length === 0 ? (
            <EmptyState
              title="Tidak ada yang cocok"
              action={isFiltered ? <Link href="/orang">Hapus saringan</Link> : undefined}
            >
              Periksa ejaan, atau kurangi saringan.
            </EmptyState>
          ) : (
            <PeopleRows people={page.items} />
          )}
          <NextPage href={next} />
        </Section>
      </div>
    </>
  );
}

/** "Sekretariat" alone names many: the unit above tells which. */
function unitLabel(unit: Unit, units: readonly Unit[]): string {
  const isUnique = units.filter(({ name }) => name === unit.name).length === 1;
  const parent = units.find(({ id }) => id === unit.parentId);
  return isUnique || !parent ? unit.name : `${unit.name}, ${parent.name}`;
}
