import { A4 } from '../../pdf/pdf-document.js';
import type { Frame, TextStyle } from '../../pdf/page-writer.js';

/** The design's A4 sheet is 794 px wide at 96 dpi. */
export const px = (pixels: number): number => pixels * 0.75;

export const BODY: TextStyle = { font: 'regular', size: px(14), line: px(20) };
export const BODY_BOLD: TextStyle = { ...BODY, font: 'bold' };
export const SMALL: TextStyle = { font: 'regular', size: px(13), line: px(19) };
export const SMALL_SEMIBOLD: TextStyle = { ...SMALL, font: 'semibold' };
export const FINE: TextStyle = { font: 'regular', size: px(12), line: px(16) };
export const TITLE: TextStyle = { font: 'bold', size: px(18), line: px(24), spacing: px(0.72) };
export const HEADING: TextStyle = { font: 'bold', size: px(14), line: px(20), spacing: px(1.12) };
export const AGENCY: TextStyle = { font: 'bold', size: px(16), line: px(22) };
export const UNIT: TextStyle = { font: 'bold', size: px(18), line: px(24) };

export const ALERT = '#A31621';
export const MARK: TextStyle = { font: 'bold', size: px(14), line: px(16), color: ALERT };

export const MARK_BOTTOM = A4.height - px(32);
const MARK_ROOM = px(50 + 16);

export const FRAME: Frame = {
  left: px(84),
  right: A4.width - px(76),
  top: px(40),
  bottom: MARK_BOTTOM - MARK_ROOM,
  nextTop: px(64),
};

/** Label and colon column of the judul form. */
export const LABEL = { width: px(76), colon: px(12) } as const;
