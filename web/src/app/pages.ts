import {
  IconActivityHeartbeat,
  IconChartAreaLine,
  IconLayoutDashboard,
  IconPackages,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '@/shared/api/permissions';
import type { Messages } from '@/shared/i18n/en';

export interface PageEntry {
  readonly path: string;
  readonly title: keyof Messages['pages'];
  readonly icon: Icon;
  /** Pressed after `g`, it leads there. */
  readonly key: string;
  /** Without it the page is offered nowhere, and says so to whoever comes by its address. */
  readonly permission?: Permission;
  /** It must work when the services do not, and so does without the business day. */
  readonly standsAlone?: boolean;
  readonly load: () => Promise<ComponentType>;
}

/** The pages, in the order of the navigation, the command palette and the keys. The first one is the start page. */
export const pages: readonly [PageEntry, ...PageEntry[]] = [
  {
    path: '/overview',
    title: 'overview',
    icon: IconLayoutDashboard,
    key: 'o',
    permission: 'sales:read',
    load: async () => (await import('@/features/overview/OverviewPage')).OverviewPage,
  },
  {
    path: '/inventory',
    title: 'inventory',
    icon: IconPackages,
    key: 'i',
    permission: 'inventory:read',
    load: async () => (await import('@/features/inventory/InventoryPage')).InventoryPage,
  },
  {
    path: '/forecasts',
    title: 'forecasts',
    icon: IconChartAreaLine,
    key: 'f',
    permission: 'forecasts:read',
    load: async () => (await import('@/features/forecasts/ForecastsPage')).ForecastsPage,
  },
  {
    path: '/system',
    title: 'system',
    icon: IconActivityHeartbeat,
    key: 's',
    standsAlone: true,
    load: async () => (await import('@/features/system/SystemPage')).SystemPage,
  },
];

/** Begins to load the page of an address, which otherwise waits until it is known who asks for it. */
export function preload(path: string): void {
  const page = path === '/' ? pages[0] : pages.find((known) => known.path === path);
  page?.load().catch(() => undefined); // told when the page is shown
}
