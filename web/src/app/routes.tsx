import { Navigate, Outlet, type RouteObject } from 'react-router';
import { SignedIn } from '@/app/SignedIn';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { BusinessProvider } from '@/shared/business/BusinessProvider';
import { Loading } from '@/shared/ui/Loading';
import { NotFound } from '@/shared/ui/NotFound';
import { PageFailure } from '@/shared/ui/PageFailure';

/** Each page is loaded when it is first shown. */
export const routes: RouteObject[] = [
  { path: '/sign-in', element: <SignInPage />, errorElement: <PageFailure /> },
  {
    element: <SignedIn />,
    errorElement: <PageFailure />,
    hydrateFallbackElement: <Loading />,
    children: [
      { index: true, element: <Navigate to="/overview" replace /> },
      {
        element: <WithBusiness />,
        children: [
          {
            path: '/overview',
            lazy: async () => ({ Component: (await import('@/features/overview/OverviewPage')).OverviewPage }),
          },
          {
            path: '/inventory',
            lazy: async () => ({ Component: (await import('@/features/inventory/InventoryPage')).InventoryPage }),
          },
          {
            path: '/forecasts',
            lazy: async () => ({ Component: (await import('@/features/forecasts/ForecastsPage')).ForecastsPage }),
          },
        ],
      },
      { path: '/system', lazy: async () => ({ Component: (await import('@/features/system/SystemPage')).SystemPage }) },
      { path: '*', element: <NotFound /> },
    ],
  },
];

/** Pages that count days; the page of the system is not one, as it must work when the rest does not. */
function WithBusiness() {
  return (
    <BusinessProvider>
      <Outlet />
    </BusinessProvider>
  );
}
