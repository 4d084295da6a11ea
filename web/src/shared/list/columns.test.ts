import { expect, test } from 'vitest';
import { chosenColumns, type Column, csvColumns, writeChoice } from '@/shared/list/columns';

const columns = [{ key: 'product' }, { key: 'stock' }, { key: 'risk' }, { key: 'supplier', optional: true }];
const shown = (choice: string) => chosenColumns(columns, choice).map(({ key }) => key);

test.each([
  ['without a choice, all but the optional ones', '', ['product', 'stock', 'risk']],
  ['what was chosen, in the order of the table', 'supplier,stock', ['product', 'stock', 'supplier']],
  ['the one that names its row, always', 'product', ['product']],
  ['what is no column is passed over', 'stock,nonsense', ['product', 'stock']],
  ['a choice of nothing that is known is none', 'nonsense', ['product', 'stock', 'risk']],
])('shown are %s', (_, choice, expected) => {
  expect(shown(choice)).toEqual(expected);
});

test('a choice reads back as it was made, and the usual one is not kept', () => {
  expect(shown(writeChoice(columns, ['supplier']))).toEqual(['product', 'supplier']);
  expect(shown(writeChoice(columns, []))).toEqual(['product']);
  expect(writeChoice(columns, ['risk', 'stock'])).toBe('');
});

test('a file has what the shown columns stand for, once', () => {
  interface Row {
    sku: string;
    name: string;
    onHand: number;
    next: object;
  }
  const column = (...csv: Column<Row>['csv']): Column<Row> => ({
    key: csv.join(),
    title: '',
    width: 1,
    csv,
    cell: () => null,
  });

  expect(csvColumns([column('sku', 'name'), column('next'), column('onHand', 'name')])).toBe('sku,name,next,onHand');
});
