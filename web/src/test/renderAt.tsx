import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { type Location, MemoryRouter, type RouteObject, useLocation, useRoutes } from 'react-router';
import { cssVariables, theme } from '@/app/theme';
import { BusinessContext } from '@/shared/business/business';
import { LanguageProvider } from '@/shared/i18n/LanguageProvider';

/** Shows what the routes show at that address; what is returned tells where the user is by now. */
export function renderAt(address: string, routes: RouteObject[]): { readonly location: Location } {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const where = {} as { location: Location };

  render(
    <MantineProvider env="test" theme={theme} cssVariablesResolver={cssVariables}>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <BusinessContext value={{ currency: 'GBP', timeZone: 'Europe/London' }}>
            <MemoryRouter initialEntries={[address]}>
              <Routes routes={routes} />
              <Report to={(location) => (where.location = location)} />
            </MemoryRouter>
          </BusinessContext>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>,
  );

  return where;
}

const Routes = ({ routes }: { routes: RouteObject[] }) => useRoutes(routes);

function Report({ to }: { to: (location: Location) => void }) {
  const location = useLocation();
  useLayoutEffect(() => {
    to(location);
  }, [to, location]);
  return null;
}
