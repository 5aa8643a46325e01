'use client';

import '@xyflow/react/dist/style.css';
import { graphlib, layout } from '@dagrejs/dagre';
import { Background, Controls, type Edge, type Node, Position, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import type { TreeRow } from '../tree';

const WIDTH = 232;
const HEIGHT = 84;

/** The picture of the tree: read-only, zoom and pan; the list beside it is the real thing. */
export default function GoalDrawing({
  rows,
  focusId,
  onSelect,
}: {
  rows: readonly TreeRow[];
  /** What to look at first; the whole tree is too small to read. */
  focusId: string | null;
  onSelect: (id: string) => void;
}) {
  const { nodes, edges } = useMemo(() => drawn(rows), [rows]);
  return (
    <div className="goal-drawing" role="img" aria-label="Gambar pohon kinerja">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        fitView
        fitViewOptions={{ nodes: looksAt(rows, focusId), minZoom: 0.6, maxZoom: 0.9 }}
        minZoom={0.05}
        nodesDraggable={false}
        nodesConnectable={false}
        onlyRenderVisibleElements
        onNodeClick={(_event, node) => onSelect(node.id)}
        proOptions={{ hideAttribution: false }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/** The chosen node with its parent and children, else the top with its children. */
function looksAt(rows: readonly TreeRow[], focusId: string | null): { id: string }[] {
  const start = rows.find((row) => row.id === focusId) ?? rows.find((row) => row.parentId === null);
  if (!start) return [];
  const children = rows.filter((row) => row.parentId === start.id).slice(0, 6);
  return [start, ...children].map(({ id }) => ({ id }));
}

function drawn(rows: readonly TreeRow[]): { nodes: Node[]; edges: Edge[] } {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids = new Set(rows.map((row) => row.id));
  for (const row of rows) graph.setNode(row.id, { width: WIDTH, height: HEIGHT });
  const edges: Edge[] = [];
  for (const row of rows) {
    if (row.parentId === null || !ids.has(row.parentId)) continue;
    graph.setEdge(row.parentId, row.id);
    edges.push({ id: row.id, source: row.parentId, target: row.id });
  }
  layout(graph);
  const nodes = rows.map((row): Node => {
    const { x, y } = graph.node(row.id);
    return {
      id: row.id,
      position: { x: x - WIDTH / 2, y: y - HEIGHT / 2 },
      data: { label: row.pengampu ? `${row.statement} (${row.pengampu})` : row.statement },
      className: row.gaps.length > 0 ? 'gap' : undefined,
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
    };
  });
  return { nodes, edges };
}
