import { gzipSync } from 'node:zlib';

const STATIC = /(?:\/_next\/)?static\/[\w\-./~%]+?\.(?:js|css|woff2)(?=["'\\?])/g;

/**
 * What a browser must fetch for this page before everything on it works: scripts and style sheets by their tags, the
 * chunks that the page's data names for hydration, and the font that it preloads. Not counted: what old browsers
 * alone load, and what is loaded when asked for (dialogs, drawings).
 * @returns {string[]} addresses below /_next/
 */
export function filesOf(html) {
  const modern = html.replaceAll(/<script\b[^>]*\bnoModule\b[^>]*><\/script>/gi, '');
  const named = modern.match(STATIC) ?? [];
  return [...new Set(named.map((name) => `/_next/${name.replace(/^\/_next\//, '')}`))];
}

/** Kilobytes (1,000 bytes) by kind as they travel: text gzipped, fonts as they are. */
export class Scales {
  #sizes = new Map();

  constructor(base) {
    this.base = base;
  }

  /** @returns {Promise<{ js: number, css: number, font: number }>} */
  weigh(html) {
    return this.weighFiles(filesOf(html));
  }

  /** @param {string[]} files addresses below /_next/ */
  async weighFiles(files) {
    const weight = { js: 0, css: 0, font: 0 };
    for (const file of files) weight[kindOf(file)] += await this.size(file);
    return weight;
  }

  /** @returns {Promise<number>} kilobytes of one file */
  async size(file) {
    if (!this.#sizes.has(file)) {
      const answer = await fetch(this.base + file);
      if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
      const content = Buffer.from(await answer.arrayBuffer());
      this.#sizes.set(
        file,
        (kindOf(file) === 'font' ? content : gzipSync(content)).byteLength / 1000,
      );
    }
    return this.#sizes.get(file);
  }
}

const kindOf = (file) => {
  if (file.endsWith('.js')) return 'js';
  return file.endsWith('.css') ? 'css' : 'font';
};
