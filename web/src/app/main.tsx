import '@fontsource-variable/inter';
import '@/app/mantine.css';
import '@/app/app.css';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import { preload } from '@/app/pages';
import { createQueryClient } from '@/shared/api/queryClient';
import { sessionQuery } from '@/shared/api/session';
import { dayAt } from '@/shared/filters/period';
import { nextTask } from '@/shared/nextTask';

const root = document.getElementById('root');
if (root) {
  const queries = createQueryClient();
  if (location.pathname !== '/sign-in') queries.query(sessionQuery).catch(() => undefined);
  preload(location.pathname);
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <App queries={queries} />
      </StrictMode>,
    );
  });
  // The first date takes a browser long: it is written while the session is asked for, and not when the page waits for it.
  void nextTask().then(() => dayAt(Date.now(), 'UTC'));
}
