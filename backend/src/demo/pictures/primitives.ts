/** The colours of one picture; every scene is drawn twice. */
export interface Palette {
  readonly wall: string;
  readonly floor: string;
  readonly wood: string;
  readonly accent: string;
  readonly cloth: readonly string[];
}

export const PALETTES: readonly Palette[] = [
  {
    wall: '#dfe6e4',
    floor: '#b9a58a',
    wood: '#8a6a4a',
    accent: '#2f6f8f',
    cloth: ['#6b5b3e', '#2c5f58', '#7a3f3a', '#3d4f73'],
  },
  {
    wall: '#efe7d6',
    floor: '#9aa3a8',
    wood: '#a57f57',
    accent: '#7a8f3a',
    cloth: ['#3f5f3a', '#8a6a2f', '#4a4360', '#2f5a73'],
  },
];

const SKIN = ['#a9744f', '#8f5f3f', '#b98a63', '#9c6a48'];

export const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`;

export const shape = (points: string, fill: string): string =>
  `<polygon points="${points}" fill="${fill}"/>`;

export const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`;

export const circle = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

/** Somebody seen from the front, without a face: nobody in particular. */
export function person(x: number, y: number, size: number, index: number, p: Palette): string {
  const skin = SKIN[index % SKIN.length] ?? '#9c6a48';
  const cloth = p.cloth[index % p.cloth.length] ?? p.accent;
  const veil = index % 2 === 1;
  return [
    `<path d="M${x - size * 0.62} ${y + size * 1.9} q0 ${-size * 1.15} ${size * 0.62} ${-size * 1.15} q${size * 0.62} 0 ${size * 0.62} ${size * 1.15} z" fill="${cloth}"/>`,
    veil ? circle(x, y + size * 0.32, size * 0.52, cloth) : '',
    circle(x, y + size * 0.25, size * 0.36, skin),
    veil
      ? `<path d="M${x - size * 0.4} ${y + size * 0.2} q${size * 0.4} ${-size * 0.62} ${size * 0.8} 0 z" fill="${cloth}"/>`
      : `<path d="M${x - size * 0.38} ${y + size * 0.2} q${size * 0.38} ${-size * 0.66} ${size * 0.76} 0 z" fill="#2a211c"/>`,
  ].join('');
}

export const paper = (x: number, y: number, w: number, h: number): string =>
  rect(x, y, w, h, '#fbfaf5', 3) +
  [0.22, 0.38, 0.54, 0.7]
    .map((at) => rect(x + w * 0.14, y + h * at, w * 0.7, h * 0.05, '#b8bcc2'))
    .join('');

export const screen = (x: number, y: number, w: number, h: number, glow: string): string =>
  rect(x, y, w, h, '#23282e', 8) +
  rect(x + 10, y + 10, w - 20, h - 20, glow, 3) +
  rect(x + w / 2 - 14, y + h, 28, 30, '#23282e') +
  rect(x + w / 2 - 60, y + h + 28, 120, 10, '#23282e', 4);

export const table = (y: number, p: Palette): string =>
  shape(`120,${y} 1080,${y} 1190,${y + 150} 10,${y + 150}`, p.wood) +
  rect(10, y + 150, 1180, 26, '#00000033');

export const room = (p: Palette): string =>
  rect(0, 0, 1200, 620, p.wall) +
  rect(0, 620, 1200, 280, p.floor) +
  rect(0, 608, 1200, 14, '#ffffff88');

export const outdoors = (sky: string, ground: string): string =>
  rect(0, 0, 1200, 520, sky) +
  circle(980, 120, 60, '#fff6d8') +
  `<path d="M0 520 L0 400 Q180 300 380 410 T760 380 T1200 400 L1200 520 Z" fill="#7f9a86"/>` +
  rect(0, 510, 1200, 390, ground);
