import { expect, test } from 'vitest';
import { addressOf } from '@/shared/api/read';

test('an address holds what has a value, written safely', () => {
  const query = { search: 'tea & co', category: '', store: undefined, supplier: null, limit: 0 };

  expect(addressOf('/api/forecasts/{sku}', query, { sku: 'A/1' })).toBe(
    '/api/forecasts/A%2F1?search=tea+%26+co&limit=0',
  );
});
