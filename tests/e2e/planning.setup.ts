import { test as setup } from '@playwright/test';
import { planningShop } from './planning';

setup('products whose stock and sales are known have their forecasts', async ({ request }) => {
  setup.setTimeout(200_000);
  await planningShop(request);
});
