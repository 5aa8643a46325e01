import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { GoalsBoard } from '@/features/planning/goals/components/GoalsBoard';
import { MyPath } from '@/features/planning/goals/components/MyPath';
import { toRow } from '@/features/planning/goals/tree';
import { readMe } from '@/features/portal/shell/me';
import { readMySkp } from '@/features/planning/skp/read';
import { findGoal, readTree, readUnits } from '@/features/planning/goals/read';
import { count } from '@/lib/format';

export const metadata: Metadata = { title: 'Sasaran' };

interface Search {
  tahun?: string;
  simpul?: string;
  tampil?: string;
}

const gapWords = (gaps: { indicator: number; pengampu: number; rhk: number }): string => {
  const words = [
    gaps.indicator > 0 ? `${count(gaps.indicator)} tanpa indikator` : '',
    gaps.pengampu > 0 ? `${count(gaps.pengampu)} tanpa pengampu` : '',
    gaps.rhk > 0 ? `${count(gaps.rhk)} tanpa RHK siapa pun` : '',
  ].filter(Boolean);
  return words.length > 0 ? `Celah: ${words.join(', ')}.` : 'Tidak ada celah.';
};

export default async function GoalsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { tahun, simpul, tampil } = await searchParams;
  const me = await readMe();
  const year = Number(tahun ?? me.today.slice(0, 4));
  const [tree, units, mine, initial] = await Promise.all([
    readTree(year),
    readUnits(),
    me.employee ? readMySkp(me.today) : null,
    simpul ? findGoal(simpul) : null,
  ]);
  const isPath = mine !== null && mine.rhk.length > 0 && !tampil && !simpul;
  const isDrawn = tampil === 'gambar';
  const mayCreate = tree.allowedActions.includes('create');
  const other = new URLSearchParams({
    ...(tahun ? { tahun } : {}),
    ...(simpul ? { simpul } : {}),
    ...(isDrawn ? {} : { tampil: 'gambar' }),
  });
  return (
    <>
      <PageHead
        title={
          isPath ? (
            <>
              <span className="only-d">Pohon kinerja {year}</span>
              <span className="only-p">Sasaran saya</span>
            </>
          ) : (
            `Pohon kinerja ${year}`
          )
        }
        sub={
          <span className={isPath ? 'only-d' : undefined}>
            {count(tree.items.length)} sasaran. {gapWords(tree.gaps)}
          </span>
        }
        actions={
          <span className={isDrawn ? undefined : 'only-d'}>
            <ButtonLink href={`/sasaran?${other.toString()}`}>
              {isDrawn ? 'Lihat sebagai daftar' : 'Lihat sebagai gambar'}
            </ButtonLink>
          </span>
        }
      />
      {isPath ? <MyPath skp={mine} /> : null}
      {tree.items.length === 0 && !mayCreate ? (
        <div className="body">
          <EmptyState title={`Pohon kinerja ${year} belum ada`}>
            Admin instansi mengimpor atau menyusunnya dari Renstra dan Perjanjian Kinerja. Sesudah
            itu sasaran unit Anda tampil di sini.
          </EmptyState>
        </div>
      ) : (
        <div className={isPath ? 'only-d flex-1' : 'flex flex-1 flex-col'}>
          <GoalsBoard
            rows={tree.items.map(toRow)}
            year={year}
            initial={initial}
            units={units}
            mayCreate={mayCreate}
          />
        </div>
      )}
    </>
  );
}
