import { type Output, progressOf, type CountedItem } from './progress.js';

const documents = { target: '12', unit: 'Dokumen' };
const report = (id: string, realised: string | null, reportedOn = '2026-10-02'): CountedItem => ({
  id,
  realised,
  reportedOn,
});
const output = (quantity: string, over: Partial<Output> = {}): Output => ({
  actionItemId: 'q4',
  unit: 'dokumen',
  quantity,
  lastOn: '2026-11-23',
  ...over,
});

describe('progressOf', () => {
  it('adds reports, and validated output of what is not reported yet', () => {
    expect(progressOf(documents, [report('q3', '6')], [output('3')])).toEqual({
      realised: '9',
      percent: 75,
      lastEvidenceOn: '2026-11-23',
    });
  });

  it('never counts work beside the report that covers it', () => {
    const { realised } = progressOf(
      documents,
      [report('q3', '6')],
      [output('5', { actionItemId: 'q3' })],
    );
    expect(realised).toBe('6');
  });

  it('leaves output in another unit of measure aside, but knows its day', () => {
    const minutes = output('4', { unit: 'notula', lastOn: '2026-11-24' });
    expect(progressOf(documents, [], [minutes, output('1')])).toEqual({
      realised: '1',
      percent: 8,
      lastEvidenceOn: '2026-11-24',
    });
  });

  it('takes the last of a rate instead of a sum', () => {
    const rate = { target: '95', unit: 'Persen' };
    expect(
      progressOf(
        rate,
        [report('q1', '90'), report('q2', '93.5')],
        [output('3', { unit: 'persen' })],
      ),
    ).toMatchObject({ realised: '93.5', percent: 98 });
  });

  it('stops at a full bar and keeps the figure', () => {
    expect(progressOf(documents, [report('q3', '15')], [])).toMatchObject({
      realised: '15',
      percent: 100,
    });
  });

  it.each([null, '', '0', 'tepat waktu', '-3'])(
    'counts nothing against the target %p',
    (target) => {
      expect(progressOf({ target, unit: 'dokumen' }, [report('q3', '6')], [])).toEqual({
        realised: null,
        percent: null,
        lastEvidenceOn: '2026-10-02',
      });
    },
  );

  it('reads a decimal comma, and knows when there is no evidence', () => {
    expect(progressOf({ target: '2,5', unit: 'km' }, [], [])).toEqual({
      realised: '0',
      percent: 0,
      lastEvidenceOn: null,
    });
  });
});
