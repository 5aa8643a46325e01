import { walkXml } from './xml.js';
import { broken, type GuardedZip } from './zip.guard.js';

/** Sheets, strings and styles of a workbook by the path of their part. */
export interface WorkbookParts {
  /** in the order of the tabs; charts and macro sheets are left out */
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly path: string;
  }[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** counts days from 1904 instead of 1900 */
  readonly from1904: boolean;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

async function relationsOf(zip: GuardedZip, path: string): Promise<Relation[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const xml = await zip.read(`${folder}_rels/${path.slice(folder.length)}.rels`);
  const relations: Relation[] = [];
  if (xml === null) return relations;
  walkXml(xml, {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      relations.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        path: target.startsWith('/') ? target.slice(1) : `${folder}${target}`,
      });
    },
  });
  return relations;
}

/** @throws SheetUnreadable when the zip is no workbook */
export async function readWorkbook(zip: GuardedZip): Promise<WorkbookParts> {
  const main = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument');
  const path = main?.path ?? 'xl/workbook.xml';
  const xml = await zip.read(path);
  if (xml === null) throw broken();
  const relations = await relationsOf(zip, path);
  const sheets: WorkbookParts['sheets'][number][] = [];
  let from1904 = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const id = attribute('r:id') ?? attribute('id');
      const relation = relations.find((each) => each.id === id && each.type === 'worksheet');
      if (!relation) return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute('name') ?? '', hidden, path: relation.path });
    },
  });
  const pathOf = (type: string): string | null =>
    relations.find((each) => each.type === type)?.path ?? null;
  return { sheets, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles'), from1904 };
}
