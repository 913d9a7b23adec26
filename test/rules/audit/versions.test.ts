/** What a submission changed is told from the audit rows alone. */
import { expect, test } from '@jest/globals';
import { versionChanges } from '../../../src/audit/versions.rules.ts';

const first = {
  payable: '1200.00',
  exceptions: ['credit'],
  lines: [
    { sku: 'A', quantity: '24', unit_price: '50' },
    { sku: 'B', quantity: '2', unit_price: null },
  ],
};

test('the first version is told against nothing, later ones by what differs', () => {
  const second = {
    ...first,
    payable: '600.00',
    exceptions: [],
    lines: [{ sku: 'A', quantity: '12', unit_price: '50' }],
  };
  expect(versionChanges([first, second])).toEqual([
    [
      { field: 'payable', before: null, after: '1200.00' },
      { field: 'exceptions', before: null, after: 'credit' },
      { field: 'line A', before: null, after: '24 × 50' },
      { field: 'line B', before: null, after: '2' },
    ],
    [
      { field: 'payable', before: '1200.00', after: '600.00' },
      { field: 'exceptions', before: 'credit', after: null },
      { field: 'line A', before: '24 × 50', after: '12 × 50' },
      { field: 'line B', before: '2', after: null },
    ],
  ]);
});

test('several lines of one article are told together; what is no line is left out', () => {
  const twice = { lines: [{ sku: 'A', quantity: '1' }, { sku: 'A', quantity: '2' }, 'x', null, { quantity: '3' }] };
  expect(versionChanges([twice])).toEqual([[{ field: 'line A', before: null, after: '1 + 2' }]]);
});
