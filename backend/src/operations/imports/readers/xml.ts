import { Parser } from 'saxen';
import { broken } from './zip.guard.js';

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The five names that XML has, and characters by number. Entities that a document declares are never expanded. */
const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return NAMED[name.toLowerCase()] ?? whole;
        const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      })
    : text;

/** Programs write `row` or `x:row`; the prefix says nothing here. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export interface XmlListener {
  /** Answer false to stop. */
  open?(name: string, attribute: (name: string) => string | undefined): boolean | void;
  text?(text: string): void;
  close?(name: string): boolean | void;
}

/**
 * Walks through a document from its first element to its last.
 * @throws SheetUnreadable when it is no XML
 */
export function walkXml(xml: string, listener: XmlListener): void {
  const parser = new Parser();
  const stopWhenTold = (answer: boolean | void | undefined): void => {
    if (answer === false) parser.stop();
  };
  parser.on('openTag', (name, attributes) => {
    let read: Record<string, string> | undefined;
    const attribute = (wanted: string): string | undefined => {
      read ??= attributes();
      return Object.hasOwn(read, wanted) ? read[wanted] : undefined;
    };
    stopWhenTold(listener.open?.(localName(name), attribute));
  });
  parser.on('text', (text) => listener.text?.(decode(text)));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closeTag', (name) => stopWhenTold(listener.close?.(localName(name))));
  parser.on('error', () => {
    throw broken();
  });
  parser.parse(xml);
}
