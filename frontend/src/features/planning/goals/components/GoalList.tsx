'use client';

import { Icon } from '@/components/ui/Icon';
import { StatusTag } from '@/components/ui/StatusTag';
import { GAPS } from '../labels';
import type { Tree, TreeRow } from '../tree';

interface ListProps {
  tree: Tree;
  parentId: string | null;
  level: number;
  visible: ReadonlySet<string> | null;
  expanded: ReadonlySet<string>;
  selectedId: string | null;
  onToggle: (id: string) => void;
  onSelect: (id: string) => void;
}

/** Nested lists with buttons that expand: the real thing for keyboard and screen readers. */
export function GoalList(props: ListProps) {
  const { tree, parentId, level, visible } = props;
  const rows = (tree.childrenOf.get(parentId) ?? []).filter(
    (row) => visible === null || visible.has(row.id),
  );
  if (rows.length === 0) return null;
  return (
    <ul
      className={level === 0 ? 'goal-tree' : undefined}
      aria-label={level === 0 ? 'Pohon kinerja' : undefined}
    >
      {rows.map((row) => (
        <GoalItem key={row.id} row={row} {...props} />
      ))}
    </ul>
  );
}

function GoalItem({ row, ...props }: ListProps & { row: TreeRow }) {
  const { tree, level, visible, expanded, selectedId, onToggle, onSelect } = props;
  const hasChildren = (tree.childrenOf.get(row.id) ?? []).length > 0;
  const isOpen = hasChildren && (visible !== null || expanded.has(row.id));
  const isSelected = selectedId === row.id;
  return (
    <li>
      <div
        className={`goal-row ${level === 0 ? 'first' : ''} ${isSelected ? 'sel' : ''}`}
        style={{ '--l': level } as React.CSSProperties}
      >
        {hasChildren ? (
          <button
            className="tw"
            type="button"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Tutup' : 'Buka'} ${row.statement}`}
            onClick={() => onToggle(row.id)}
          >
            <Icon name={isOpen ? 'down' : 'right'} small />
          </button>
        ) : (
          <span className="tw" />
        )}
        <a
          id={`sasaran-${row.id}`}
          href={`?simpul=${row.id}#simpul`}
          aria-current={isSelected || undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onSelect(row.id);
          }}
        >
          {row.statement}
        </a>
        <span className="pg">{row.pengampu ?? <span className="none">Belum ada</span>}</span>
        <span className="cp num">
          <b>{row.target ? `${row.target} ${row.unit ?? ''}` : '–'}</b>
          <span className="st">
            {row.gaps[0] ? (
              <StatusTag tone="wait">{GAPS[row.gaps[0]]}</StatusTag>
            ) : (
              `${row.carriers} orang`
            )}
          </span>
        </span>
      </div>
      {isOpen ? <GoalList {...props} parentId={row.id} level={level + 1} /> : null}
    </li>
  );
}
