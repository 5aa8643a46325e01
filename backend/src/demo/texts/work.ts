/** What a picture of the work may show. */
export type Scene =
  | 'desk'
  | 'meeting'
  | 'chart'
  | 'counter'
  | 'road'
  | 'school'
  | 'field'
  | 'archive'
  | 'server'
  | 'training'
  | 'health'
  | 'village';

export interface WorkText {
  readonly name: string;
  readonly description: string;
  /** The kind of output, e.g. `dokumen`. */
  readonly unit: string;
  readonly most: number;
  readonly scene: Scene;
}

export interface RhkText {
  readonly text: string;
  readonly indicator: string;
  readonly unit: string;
  readonly target: string;
  readonly quality: string;
  readonly item: string;
  readonly report: string;
  readonly work: readonly WorkText[];
}

/** Work of one kind of post; `{unit}` stands for the name of the person's unit. */
export interface WorkFamily {
  /** Beginnings of the names of posts. */
  readonly posts: readonly string[];
  readonly rhk: readonly RhkText[];
}

export const work = (
  name: string,
  description: string,
  unit: string,
  most: number,
  scene: Scene,
): WorkText => ({ name, description, unit, most, scene });
