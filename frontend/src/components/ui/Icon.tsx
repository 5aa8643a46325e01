'use client';

// On the client side of the line, so that a page's data names an icon and does not draw it once more.
/** Drawn to one rule: 20 px box, 1.5 stroke, round. Always beside a word, or with a label. */
const PATHS = {
  search: (
    <>
      <circle cx="9" cy="9" r="5.25" />
      <path d="m13 13 4 4" />
    </>
  ),
  home: <path d="M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-5h3v5" />,
  calendar: <path d="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5" />,
  add: <path d="M3.5 3.5h13v13h-13zM10 6.75v6.5M6.75 10h6.5" />,
  target: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <circle cx="10" cy="10" r="2.75" />
    </>
  ),
  user: (
    <>
      <circle cx="10" cy="7" r="3.25" />
      <path d="M3.75 16.75c.6-3.2 3-4.75 6.25-4.75s5.65 1.55 6.25 4.75" />
    </>
  ),
  team: (
    <>
      <circle cx="7.5" cy="7" r="2.75" />
      <path d="M2.5 16c.4-2.8 2.2-4.2 5-4.2s4.6 1.4 5 4.2M13 4.4a2.75 2.75 0 0 1 0 5.2M14.4 12c1.8.5 2.8 1.8 3.1 4" />
    </>
  ),
  inbox: <path d="M3.5 11.5 5.5 4h9l2 7.5v5h-13zM3.5 11.5h4l1 2h3l1-2h4" />,
  help: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="M8 8.2a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.3M10 13.6h.01" />
    </>
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  check: <path d="M4 10.5 8 14.5 16 5.5" />,
  copy: <path d="M7 7h9.5v9.5H7zM4.5 13h-1V3.5H13v1" />,
  upload: <path d="M10 12V3.5M6.5 7 10 3.5 13.5 7M3.5 11.5v5h13v-5" />,
  download: <path d="M10 3.5V12M6.5 8.5 10 12l3.5-3.5M3.5 11.5v5h13v-5" />,
  right: <path d="m8 5 5 5-5 5" />,
  left: <path d="m12 5-5 5 5 5" />,
  down: <path d="m5 8 5 5 5-5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  back: <path d="M8.5 5.5 4 10l4.5 4.5M4.5 10H16" />,
  camera: (
    <>
      <path d="M3 6.5h3.2l1.3-2h5l1.3 2H17v9.5H3z" />
      <circle cx="10" cy="11" r="2.75" />
    </>
  ),
  image: (
    <>
      <path d="M3.5 4.5h13v11h-13zM3.5 13l3.5-3.5 3.5 3.5 2.5-2.5 3.5 3.5" />
      <circle cx="12.75" cy="7.75" r="1" />
    </>
  ),
  file: <path d="M5 3h6.5L15.5 7v10H5zM11.5 3v4h4" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="M10 6v4.25l2.75 1.75" />
    </>
  ),
  bell: (
    <path d="M5.5 8.5a4.5 4.5 0 0 1 9 0c0 4 1.5 5 1.5 5H4s1.5-1 1.5-5M8.5 16a1.6 1.6 0 0 0 3 0" />
  ),
  alert: <path d="M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.25h.01" />,
  chart: <path d="M3.5 16.5h13M6 16.5V11M10 16.5V5.5M14 16.5V8.5" />,
  tree: <path d="M4 3.5v11a2 2 0 0 0 2 2h3M4 8.5h5M9 6.5h7v4H9zM9 14.5h7v3.5H9z" />,
  gear: (
    <>
      <circle cx="10" cy="10" r="2.5" />
      <path d="M10 3v2.2M10 14.8V17M3 10h2.2M14.8 10H17M5.05 5.05 6.6 6.6M13.4 13.4l1.55 1.55M14.95 5.05 13.4 6.6M6.6 13.4l-1.55 1.55" />
    </>
  ),
  letter: <path d="M3.5 5h13v10.5h-13zM3.5 5.5l6.5 5 6.5-5" />,
  print: <path d="M6 7.5v-4h8v4M6 13.5H3.5v-6h13v6H14M6 11.5h8v5H6z" />,
  menu: <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />,
  edit: <path d="M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.5 6l2.6 2.6" />,
  trash: <path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11" />,
  logout: <path d="M8 3.5H4v13h4M12.5 6.5 16 10l-3.5 3.5M16 10H7.5" />,
  offline: (
    <path d="m3 3 14 14M5 10.5a7 7 0 0 1 3-1.9M2.5 7.7a11 11 0 0 1 3-2M9 5a11 11 0 0 1 8.5 2.7M12.5 9A7 7 0 0 1 15 10.5M7.8 13.3a3.2 3.2 0 0 1 4.4 0M10 16h.01" />
  ),
  undo: <path d="M7.5 4.5 3.5 8.5l4 4M3.5 8.5H12a4 4 0 0 1 0 8H9" />,
  more: <path d="M5 10h.01M10 10h.01M15 10h.01" />,
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  small = false,
  className = '',
}: {
  name: IconName;
  small?: boolean;
  className?: string;
}) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`i ${small ? 's' : ''} ${className}`}>
      {PATHS[name]}
    </svg>
  );
}
