'use client';

import '@xyflow/react/dist/style.css';
import { graphlib, layout } from '@dagrejs/dagre';
import {
  Background,
  Controls,
  type Edge,
  type Node,
  Position,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { TreeRow } from '../tree';

const WIDTH = 232;
const HEIGHT = 100;
const ZOOM = 0.8;

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
  const frame = useRef<HTMLDivElement>(null);
  /** Its size is known only when it stands on the screen. */
  const look = (flow: ReactFlowInstance) => {
    const { clientWidth, clientHeight } = frame.current ?? { clientWidth: 0, clientHeight: 0 };
    void flow.setViewport(viewportOn(startOf(nodes, rows, focusId), clientWidth, clientHeight));
  };
  return (
    <div ref={frame} className="goal-drawing" role="img" aria-label="Gambar pohon kinerja">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onInit={look}
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

/** Begins at the chosen node, else at one of the reader's own, else at the top. */
function startOf(nodes: readonly Node[], rows: readonly TreeRow[], focusId: string | null) {
  const own = rows.find((row) => row.mine)?.id;
  const top = rows.find((row) => row.parentId === null)?.id;
  const [start] = [focusId, own, top].flatMap((id) => nodes.find((node) => node.id === id) ?? []);
  return start ?? nodes[0];
}

/** The node whole and in the middle of the frame, where its words can be read. */
function viewportOn(start: Node | undefined, width: number, height: number) {
  const { x, y } = start?.position ?? { x: 0, y: 0 };
  return {
    x: width / 2 - (x + WIDTH / 2) * ZOOM,
    y: height / 2 - (y + HEIGHT / 2) * ZOOM,
    zoom: ZOOM,
  };
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
      // The library's sheet stands in no layer, so only a style of the node's own is above it.
      width: WIDTH,
      height: HEIGHT,
      style: { width: WIDTH, textAlign: 'left' },
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
    };
  });
  return { nodes, edges };
}
