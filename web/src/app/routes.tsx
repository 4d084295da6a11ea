import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Navigate, Outlet, type RouteObject } from 'react-router';
import { PageBoundary } from '@/app/PageBoundary';
import { loadPage, type PageEntry, pages } from '@/app/pages';
import { SignedIn } from '@/app/SignedIn';
import { usePages } from '@/app/usePages';
import { BusinessProvider } from '@/shared/business/BusinessProvider';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Forbidden } from '@/shared/ui/Forbidden';
import { Loading } from '@/shared/ui/Loading';
import { NotFound } from '@/shared/ui/NotFound';
import { Page } from '@/shared/ui/Page';

const shownWhenLoaded = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

const SignInPage = shownWhenLoaded(async () => (await import('@/features/sign-in/SignInPage')).SignInPage);

const routesOf = (entries: readonly PageEntry[]): RouteObject[] =>
  entries.map((page) => ({
    path: page.path,
    element: <PageOf page={page} shown={shownWhenLoaded(() => loadPage(page))} />,
  }));

/** Each page is loaded when it is first shown. */
export const routes: RouteObject[] = [
  { path: '/sign-in', element: inFull(<SignInPage />) },
  {
    element: inFull(<SignedIn />),
    children: [
      { index: true, element: <Navigate to={pages[0].path} replace /> },
      { element: <WithBusiness />, children: routesOf(pages.filter(({ standsAlone }) => !standsAlone)) },
      ...routesOf(pages.filter(({ standsAlone }) => standsAlone)),
      { path: '*', element: <NotFound /> },
    ],
  },
];

function inFull(children: ReactNode) {
  return (
    <PageBoundary>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </PageBoundary>
  );
}

/** Around the pages that count days. */
function WithBusiness() {
  return (
    <BusinessProvider>
      <Outlet />
    </BusinessProvider>
  );
}

function PageOf({ page, shown: Shown }: { page: PageEntry; shown: ComponentType }) {
  const titles = useMessages().pages;
  const title = titles[page.title];
  if (usePages().includes(page)) return <Shown />;

  return (
    <Page title={title}>
      <Forbidden name={title} />
    </Page>
  );
}
