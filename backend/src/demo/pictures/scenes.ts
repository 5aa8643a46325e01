import type { Scene } from '../texts/work.js';
import {
  circle,
  line,
  outdoors,
  type Palette,
  paper,
  person,
  rect,
  room,
  screen,
  shape,
  table,
} from './primitives.js';

const people = (at: readonly (readonly [number, number, number])[], p: Palette, from = 0): string =>
  at.map(([x, y, size], index) => person(x, y, size, index + from, p)).join('');

const bars = (x: number, y: number, heights: readonly number[], p: Palette): string =>
  heights
    .map((height, index) =>
      rect(x + index * 74, y - height, 48, height, index % 3 === 2 ? '#c98a2b' : p.accent, 3),
    )
    .join('');

const SCENES: Record<Scene, (p: Palette) => string> = {
  desk: (p) =>
    room(p) +
    rect(90, 90, 300, 230, '#bcd3de', 6) +
    rect(236, 90, 8, 230, '#f4f4f0') +
    table(560, p) +
    screen(610, 290, 360, 220, '#e9f1f6') +
    rect(640, 330, 200, 14, p.accent) +
    rect(640, 364, 280, 8, '#9fb1bd') +
    rect(640, 388, 250, 8, '#9fb1bd') +
    rect(640, 412, 270, 8, '#9fb1bd') +
    paper(250, 590, 190, 110) +
    paper(430, 600, 170, 96) +
    circle(1010, 590, 34, '#f3f0e8') +
    person(180, 330, 150, 2, p),
  meeting: (p) =>
    room(p) +
    rect(380, 70, 440, 250, '#f7f7f2', 6) +
    rect(420, 110, 210, 16, p.accent) +
    bars(430, 290, [60, 90, 120, 80], p) +
    people(
      [
        [190, 330, 120],
        [400, 350, 110],
        [610, 340, 112],
        [820, 350, 110],
        [1020, 335, 120],
      ],
      p,
    ) +
    table(600, p) +
    [200, 420, 640, 860].map((x) => paper(x, 630, 130, 70)).join(''),
  chart: (p) =>
    room(p) +
    rect(170, 90, 860, 470, '#fbfbf7', 8) +
    rect(220, 130, 360, 20, '#59636e') +
    bars(240, 500, [120, 170, 210, 190, 250, 290, 240, 310, 330], p) +
    line('M240 420 L330 380 L420 350 L520 360 L610 300 L700 260 L790 250 L900 190', '#a33b2b', 6) +
    person(1090, 380, 140, 1, p),
  counter: (p) =>
    room(p) +
    [60, 450, 840]
      .map((x) => rect(x, 110, 300, 90, p.accent, 6) + rect(x + 40, 146, 220, 18, '#ffffffcc'))
      .join('') +
    people(
      [
        [210, 300, 120],
        [600, 300, 120],
        [990, 300, 120],
      ],
      p,
    ) +
    rect(0, 520, 1200, 150, p.wood) +
    rect(0, 510, 1200, 22, '#e8e2d4') +
    [150, 545, 930].map((x) => paper(x, 470, 110, 60)).join('') +
    people(
      [
        [330, 600, 130],
        [760, 610, 130],
      ],
      p,
      1,
    ),
  road: (p) =>
    outdoors('#c9dde8', '#8d9a6d') +
    shape('480,510 720,510 1120,900 80,900', '#565b60') +
    shape('592,520 608,520 620,640 580,640', '#f1ede0') +
    shape('574,690 626,690 648,880 552,880', '#f1ede0') +
    `<ellipse cx="760" cy="770" rx="110" ry="34" fill="#3c4044"/>` +
    [330, 870]
      .map(
        (x) =>
          shape(`${x - 34},700 ${x + 34},700 ${x},590`, '#d8662a') +
          rect(x - 44, 698, 88, 14, '#d8662a'),
      )
      .join('') +
    person(230, 420, 140, 0, p) +
    `<path d="M180 430 q50 -64 100 0 z" fill="#e6b422"/>`,
  school: (p) =>
    outdoors('#d4e4ea', '#b7a67f') +
    shape('140,300 1060,300 1120,380 80,380', '#a4492f') +
    rect(120, 380, 960, 230, '#f2ead7') +
    [180, 360, 700, 880]
      .map((x) => rect(x, 420, 130, 100, '#7fa3b5', 4) + rect(x + 62, 420, 6, 100, '#f7f7f2'))
      .join('') +
    rect(548, 430, 104, 180, p.wood, 4) +
    line('M600 300 L600 120', '#8b8b86', 8) +
    rect(604, 122, 90, 30, '#c8102e') +
    rect(604, 152, 90, 30, '#fdfdfb') +
    people(
      [
        [330, 620, 90],
        [460, 640, 84],
        [760, 620, 92],
        [890, 645, 82],
      ],
      p,
    ),
  field: (p) =>
    outdoors('#cfe2d6', '#7f9a4f') +
    [560, 630, 710, 800]
      .map((y) => line(`M0 ${y} Q600 ${y - 50} 1200 ${y}`, '#5f7a3a', 10))
      .join('') +
    line('M780 740 L830 470 L880 740', '#3a3f44', 8) +
    rect(800, 430, 60, 46, '#e6b422', 6) +
    people(
      [
        [360, 450, 150],
        [560, 470, 140],
      ],
      p,
    ) +
    paper(430, 660, 90, 60),
  archive: (p) =>
    room(p) +
    [0, 1, 2]
      .map(
        (row) =>
          rect(120, 110 + row * 170, 700, 16, p.wood) +
          Array.from(
            { length: 9 },
            (_, box) =>
              rect(
                130 + box * 76,
                10 + row * 170 + 14,
                62,
                86,
                box % 3 === row ? '#c9b48a' : '#b39a6c',
                3,
              ) + rect(140 + box * 76, 44 + row * 170 + 14, 42, 22, '#f7f4ea'),
          ).join(''),
      )
      .join('') +
    rect(120, 450, 700, 160, '#00000011') +
    table(690, p) +
    [240, 420, 600]
      .map((x) => rect(x, 640, 150, 84, '#c0a878', 4) + rect(x + 44, 664, 62, 26, '#f7f4ea'))
      .join('') +
    person(980, 330, 165, 3, p),
  server: (p) =>
    room(p) +
    [90, 290]
      .map(
        (x) =>
          rect(x, 90, 170, 520, '#2b3138', 6) +
          Array.from(
            { length: 9 },
            (_, row) =>
              rect(x + 18, 120 + row * 52, 134, 32, '#3d4650', 3) +
              circle(x + 34, 136 + row * 52, 5, row % 4 === 1 ? '#e6b422' : '#58c27d'),
          ).join(''),
      )
      .join('') +
    table(610, p) +
    screen(560, 320, 290, 190, '#11202b') +
    [350, 376, 402, 428, 454]
      .map((y, index) =>
        rect(586, y, 90 + ((index * 53) % 130), 8, index % 2 ? '#6db9ec' : '#7fd6a2'),
      )
      .join('') +
    person(1010, 330, 160, 0, p),
  training: (p) =>
    room(p) +
    rect(120, 80, 500, 300, '#f9f9f4', 6) +
    rect(160, 130, 260, 20, p.accent) +
    [180, 214, 248]
      .map((y) => circle(178, y + 10, 7, '#c98a2b') + rect(200, y, 300, 14, '#a9b3bb'))
      .join('') +
    person(760, 240, 150, 1, p) +
    people(
      [
        [160, 640, 120],
        [370, 660, 120],
        [580, 640, 120],
        [800, 660, 120],
        [1020, 645, 120],
      ],
      p,
    ),
  health: (p) =>
    room(p) +
    rect(840, 90, 240, 190, '#ffffff', 6) +
    rect(936, 120, 48, 130, '#2d8a5f') +
    rect(895, 161, 130, 48, '#2d8a5f') +
    line('M240 160 L240 560', '#8b8b86', 8) +
    line('M180 200 L300 200', '#8b8b86', 8) +
    `<path d="M190 210 q50 120 100 0" fill="${p.accent}"/>` +
    table(640, p) +
    people(
      [
        [470, 330, 150],
        [700, 350, 140],
      ],
      p,
      1,
    ) +
    paper(520, 670, 150, 80),
  village: (p) =>
    outdoors('#d6e3ea', '#a9996f') +
    shape('360,280 840,280 960,390 240,390', '#7d3f2a') +
    rect(300, 390, 600, 30, p.wood) +
    [320, 480, 700, 860].map((x) => rect(x, 420, 22, 220, p.wood)).join('') +
    rect(420, 560, 380, 70, '#e8e2d4') +
    rect(430, 450, 360, 60, p.accent, 4) +
    rect(470, 472, 280, 16, '#ffffffcc') +
    people(
      [
        [500, 470, 90],
        [690, 470, 90],
        [190, 560, 120],
        [310, 600, 110],
        [960, 570, 120],
      ],
      p,
    ),
};

export const SCENE_NAMES = Object.keys(SCENES) as Scene[];

/** A picture of work as a phone would take it: light from a corner, darker at the edges. */
export const drawScene = (scene: Scene, p: Palette): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900"><defs>` +
  `<radialGradient id="v" cx="0.35" cy="0.3" r="0.95"><stop offset="0.55" stop-color="#fff" stop-opacity="0.10"/><stop offset="1" stop-color="#101820" stop-opacity="0.32"/></radialGradient></defs>` +
  `${SCENES[scene](p)}<rect width="1200" height="900" fill="url(#v)"/></svg>`;
