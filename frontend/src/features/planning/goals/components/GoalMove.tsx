'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { SelectField, TextField } from '@/components/ui/Field';
import { Notice } from '@/components/ui/Notice';
import { toast } from '@/components/ui/Toast';
import { ApiError, messageOf } from '@/lib/problem';
import { moveGoal } from '../api';
import { type GoalDetail, LEVEL_ORDER } from '../labels';
import { isFound, pathTo, subtreeOf, type Tree } from '../tree';

const SHOWN = 100;

const LOST_RACE =
  'Sasaran ini baru saja dipindahkan atau diubah orang lain, jadi belum dipindahkan.';

/** Chooses a new parent; drag has this as its button. What was chosen stays when somebody else was first. */
export function GoalMove({
  goal,
  tree,
  onClose,
  onMoved,
  onReload,
}: {
  goal: GoalDetail;
  tree: Tree;
  onClose: () => void;
  onMoved: (goal: GoalDetail) => void;
  /** Fetches goal and tree as they are now. */
  onReload: () => Promise<void>;
}) {
  const [query, setQuery] = useState('');
  const [parentId, setParentId] = useState('');
  const [stale, setStale] = useState<'lost' | 'fetching' | 'fetched' | null>(null);
  const reload = async () => {
    setStale('fetching');
    try {
      await onReload();
      setStale('fetched');
      // The button that had the focus is gone.
      document.getElementById('move-parent')?.focus();
    } catch (problem) {
      setStale('lost');
      toast(messageOf(problem));
    }
  };
  const parent = tree.byId.get(goal.parentId ?? '');
  const below = subtreeOf(tree, goal.id);
  const rank = LEVEL_ORDER.indexOf(goal.level);
  const choices = tree.rows
    .filter(
      (row) =>
        row.editable &&
        !below.has(row.id) &&
        row.id !== goal.parentId &&
        LEVEL_ORDER.indexOf(row.level) <= rank &&
        isFound(row, [query.toLowerCase()]),
    )
    .slice(0, SHOWN);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Pindahkan sasaran"
      confirm="Pindahkan sasaran"
      onConfirm={async () => {
        try {
          onMoved(await moveGoal(goal, parentId));
        } catch (problem) {
          if (!(problem instanceof ApiError) || problem.code !== 'stale_version') throw problem;
          setStale('lost');
          throw new ApiError(problem.status, problem.code, LOST_RACE);
        }
      }}
    >
      <p>
        {goal.statement}
        {below.size > 1 ? `, bersama ${below.size - 1} sasaran di bawahnya` : ''}.
      </p>
      {stale ? (
        <div className="my-3" role="status">
          <Notice tone="wait" icon="alert">
            {stale === 'fetched' ? (
              <>
                <b>Keadaan terbaru sudah diambil; pilihan Anda tetap.</b>{' '}
                {parent ? `Kini di bawah “${parent.statement}”.` : 'Kini sasaran teratas.'}
              </>
            ) : (
              <>
                <b>Muat keadaan terbaru, lalu pindahkan lagi.</b> Pilihan Anda tetap di sini.
                <div className="mt-3">
                  <Button busy={stale === 'fetching'} onClick={() => void reload()}>
                    Muat keadaan terbaru
                  </Button>
                </div>
              </>
            )}
          </Notice>
        </div>
      ) : null}
      <TextField
        id="move-query"
        type="search"
        label="Cari induk baru"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <SelectField
        id="move-parent"
        label="Induk baru"
        size={8}
        value={parentId}
        onChange={(event) => setParentId(event.target.value)}
      >
        {choices.map((row) => (
          <option key={row.id} value={row.id}>
            {'\u00a0\u00a0'.repeat(pathTo(tree, row.id).length - 1)}
            {row.statement}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}
