import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { cssVariables, theme } from '@/app/theme';
import { BusinessContext } from '@/shared/business/business';
import { LanguageProvider } from '@/shared/i18n/LanguageProvider';
import { en } from '@/shared/i18n/en';

/** Shows what the routes show at that address; the router is returned, so that a test can read where the user ended up. */
export function renderAt(address: string, routes: RouteObject[]) {
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });

  render(
    <MantineProvider env="test" theme={theme} cssVariablesResolver={cssVariables}>
      <LanguageProvider language={{ locale: 'en-GB', messages: en }}>
        <QueryClientProvider client={queries}>
          <BusinessContext value={{ currency: 'GBP', timeZone: 'Europe/London' }}>
            <RouterProvider router={router} />
          </BusinessContext>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>,
  );

  return router;
}
