import { Navigate, type RouteObject } from 'react-router';
import { SignedIn } from '@/app/SignedIn';
import { SignInPage } from '@/features/sign-in/SignInPage';
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
      { index: true, element: <Navigate to="/system" replace /> },
      { path: '/system', lazy: async () => ({ Component: (await import('@/features/system/SystemPage')).SystemPage }) },
      { path: '*', element: <NotFound /> },
    ],
  },
];
