import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, useRoutes } from 'react-router';
import { Appearance } from '@/app/Appearance';
import { routes } from '@/app/routes';
import { LanguageProvider } from '@/shared/i18n/LanguageProvider';

export function App({ queries }: { queries: QueryClient }) {
  return (
    <Appearance>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Routes />
          </BrowserRouter>
        </QueryClientProvider>
      </LanguageProvider>
    </Appearance>
  );
}

const Routes = () => useRoutes(routes);
