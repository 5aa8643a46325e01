import { carriersOfNodes } from './carriers.js';

describe('carriers', () => {
  const nodes = [
    { id: 't', parentId: null },
    { id: 'a', parentId: 't' },
    { id: 'b', parentId: 't' },
    { id: 'c', parentId: 'b' },
    { id: 'd', parentId: 'gone' },
  ];
  const { counts, mine } = carriersOfNodes(nodes, [
    { goalId: 'a', employeeIds: ['x', 'x'] },
    { goalId: 'b', employeeIds: ['x'] },
    { goalId: 'c', employeeIds: ['x', 'y'] },
    { goalId: 'elsewhere', employeeIds: ['z'] },
  ]);

  it('count a person once at every node above', () => {
    expect(nodes.map(({ id }) => counts.get(id))).toEqual([2, 1, 2, 2, 0]);
  });

  it('know what each person carries directly', () => {
    expect([...mine]).toEqual([
      ['x', [1, 2, 3]],
      ['y', [3]],
    ]);
  });
});
