import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Appearance } from '@/app/Appearance';
import { routes } from '@/app/routes';
import { createQueryClient } from '@/shared/api/queryClient';
import { LanguageProvider } from '@/shared/i18n/LanguageProvider';

export function App() {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createBrowserRouter(routes));

  return (
    <Appearance>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </Appearance>
  );
}
