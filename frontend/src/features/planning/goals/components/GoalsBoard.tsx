'use client';

import dynamic from 'next/dynamic';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { SkeletonRows } from '@/components/ui/Skeleton';
import { toast } from '@/components/ui/Toast';
import { messageOf } from '@/lib/problem';
import { fetchGoal } from '../api';
import type { GoalDetail } from '../labels';
import { pathTo, type TreeRow, treeOf, visibleIds } from '../tree';
import { GoalForm, type UnitChoice } from './GoalForm';
import { GoalList } from './GoalList';
import { GoalMove } from './GoalMove';
import { GoalPanel } from './GoalPanel';

const GoalDrawing = dynamic(() => import('./GoalDrawing'), {
  ssr: false,
  loading: () => <SkeletonRows rows={8} label="Menggambar pohon kinerja" />,
});

const PHONE = '(max-width: 767px)';

type Open = 'edit' | 'add' | 'move' | 'top' | null;

/** Filter, selection and view live in the URL, so that they can be shared. */
function setParams(params: Record<string, string | null>): void {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  window.history.replaceState(null, '', url);
}

export function GoalsBoard({
  rows,
  year,
  initial,
  units,
  mayCreate,
}: {
  rows: readonly TreeRow[];
  year: number;
  initial: GoalDetail | null;
  units: readonly UnitChoice[];
  mayCreate: boolean;
}) {
  const router = useRouter();
  const params = useSearchParams();
  const tree = useMemo(() => treeOf(rows), [rows]);
  const query = params.get('cari') ?? '';
  const onlyGaps = params.get('celah') === '1';
  const isDrawn = params.get('tampil') === 'gambar';
  const selectedId = params.get('simpul') || null;
  const [detail, setDetail] = useState(initial);
  const [error, setError] = useState<string>();
  const [open, setOpen] = useState<Open>(null);
  const [expanded, setExpanded] = useState(() => startingWith(tree, initial?.id ?? null));
  const visible = useMemo(() => visibleIds(tree, query, onlyGaps), [tree, query, onlyGaps]);
  const shown = detail?.id === selectedId ? detail : null;

  useEffect(() => {
    if (selectedId === null || detail?.id === selectedId) return;
    let isStale = false;
    fetchGoal(selectedId)
      .then((goal) => {
        if (!isStale) setDetail(goal);
        return goal;
      })
      .catch((problem: unknown) => {
        if (!isStale) setError(messageOf(problem));
      });
    return () => {
      isStale = true;
    };
  }, [selectedId, detail]);

  // On a phone the panel stands below the list; a tap goes there at once, and to its top when it is whole.
  const [tapped, setTapped] = useState<{ id: string } | null>(null);
  const isWhole = shown !== null;
  useEffect(() => {
    if (tapped && tapped.id === selectedId && window.matchMedia(PHONE).matches)
      document
        .getElementById('simpul')
        ?.scrollIntoView({ behavior: isWhole ? 'smooth' : 'instant' });
  }, [tapped, selectedId, isWhole]);

  const select = (id: string) => {
    setError(undefined);
    setParams({ simpul: id });
    setTapped({ id });
  };
  const backToList = () => {
    const row = document.getElementById(`sasaran-${selectedId ?? ''}`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  };
  // A node that is new stands in the list only when the rows come again.
  const saving = useRef<string>(undefined);
  useEffect(() => {
    const id = saving.current;
    if (id === undefined || open !== null || !rows.some((row) => row.id === id)) return;
    document.getElementById(`sasaran-${id}`)?.focus({ preventScroll: true });
    saving.current = undefined;
  }, [open, rows]);
  const toggle = (id: string) =>
    setExpanded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const show = (goal: GoalDetail) => {
    setDetail(goal);
    setExpanded((before) => new Set([...before, ...goal.chain.map((link) => link.id)]));
  };
  const reload = async () => {
    if (selectedId === null) return;
    show(await fetchGoal(selectedId));
    router.refresh();
  };
  const saved = (goal: GoalDetail, word: string) => {
    saving.current = goal.id;
    setOpen(null);
    show(goal);
    setParams({ simpul: goal.id });
    toast(word);
    router.refresh();
  };
  const parentRow = detail?.parentId ? tree.byId.get(detail.parentId) : undefined;

  return (
    <div className="goals">
      <div className="min-w-0">
        <div className="goals-bar">
          <div className="search">
            <Icon name="search" />
            <input
              className="input"
              type="search"
              aria-label="Cari sasaran, indikator, pengampu"
              placeholder="Cari sasaran, indikator, pengampu"
              value={query}
              onChange={(event) => setParams({ cari: event.target.value })}
            />
          </div>
          <Button
            aria-pressed={onlyGaps}
            onClick={() => setParams({ celah: onlyGaps ? null : '1' })}
          >
            {onlyGaps ? 'Semua sasaran' : 'Celah saja'}
          </Button>
          {mayCreate ? <Button onClick={() => setOpen('top')}>Tambah teratas</Button> : null}
          <Button variant="plain" className="r" onClick={() => setExpanded(new Set())}>
            Tutup semua
          </Button>
        </div>
        {isDrawn ? (
          <GoalDrawing
            rows={visible ? rows.filter((row) => visible.has(row.id)) : rows}
            focusId={selectedId}
            onSelect={select}
          />
        ) : (
          <>
            <div className="goal-heads" aria-hidden="true">
              <span>Sasaran</span>
              <span>Pengampu</span>
              <span className="num">Target dan keadaan</span>
            </div>
            <GoalList
              tree={tree}
              parentId={null}
              level={0}
              visible={visible}
              expanded={expanded}
              selectedId={selectedId}
              onToggle={toggle}
              onSelect={select}
            />
          </>
        )}
        {visible?.size === 0 ? (
          <div className="px-4 md:px-8">
            <EmptyState title="Tidak ada yang cocok">
              {onlyGaps ? 'Tidak ada celah pada sasaran yang Anda cari.' : 'Ubah kata pencarian.'}
            </EmptyState>
          </div>
        ) : null}
      </div>
      <aside
        className={`goal-panel ${selectedId ? '' : 'closed'}`}
        id="simpul"
        aria-live="polite"
        aria-label="Sasaran yang dipilih"
      >
        {selectedId ? (
          <Button variant="plain" className="mb-3 md:hidden" onClick={backToList}>
            Kembali ke daftar
          </Button>
        ) : null}
        {shown ? (
          <GoalPanel
            goal={shown}
            onEdit={() => setOpen('edit')}
            onAdd={() => setOpen('add')}
            onMove={() => setOpen('move')}
          />
        ) : error ? (
          <p className="err-msg" role="alert">
            {error}
          </p>
        ) : selectedId ? (
          <SkeletonRows rows={5} label="Memuat sasaran" />
        ) : (
          <p className="sm muted">Pilih satu sasaran untuk melihat indikator dan pemikulnya.</p>
        )}
      </aside>
      {open === 'edit' && shown ? (
        <GoalForm
          goal={shown}
          parent={parentRow ?? null}
          year={year}
          units={units}
          onClose={() => setOpen(null)}
          onSaved={(goal) => saved(goal, 'Sasaran tersimpan')}
        />
      ) : null}
      {open === 'add' && shown ? (
        <GoalForm
          goal={null}
          parent={shown}
          year={year}
          units={units}
          onClose={() => setOpen(null)}
          onSaved={(goal) => saved(goal, 'Sasaran ditambahkan')}
        />
      ) : null}
      {open === 'top' ? (
        <GoalForm
          goal={null}
          parent={null}
          year={year}
          units={units}
          onClose={() => setOpen(null)}
          onSaved={(goal) => saved(goal, 'Sasaran ditambahkan')}
        />
      ) : null}
      {open === 'move' && shown ? (
        <GoalMove
          goal={shown}
          tree={tree}
          onClose={() => setOpen(null)}
          onMoved={(goal) => saved(goal, 'Sasaran dipindahkan')}
          onReload={reload}
        />
      ) : null}
    </div>
  );
}

/** Open at first: the top, the way to what is selected, and the way to the reader's own goals. */
function startingWith(tree: ReturnType<typeof treeOf>, selectedId: string | null): Set<string> {
  const open = new Set((tree.childrenOf.get(null) ?? []).map((row) => row.id));
  const own = tree.rows.filter((row) => row.mine).map((row) => row.id);
  for (const id of [...own, ...(selectedId ? [selectedId] : [])]) {
    for (const row of pathTo(tree, id).slice(0, -1)) open.add(row.id);
  }
  return open;
}
