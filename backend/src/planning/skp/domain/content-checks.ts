import { BERAKHLAK, type BerakhlakCode } from './berakhlak.js';
import { PERSPECTIVES, type Perspective } from './content.js';

export const isPerspective = (text: string | null | undefined): text is Perspective =>
  PERSPECTIVES.some((perspective) => perspective === text);

export const isBerakhlakValue = (text: string): text is BerakhlakCode =>
  BERAKHLAK.some((value) => value.code === text);
