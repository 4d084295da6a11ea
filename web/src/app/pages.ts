import {
  IconActivityHeartbeat,
  IconChartAreaLine,
  IconLayoutDashboard,
  IconPackages,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { forecastsMessages } from '@/features/forecasts/messages';
import { inventoryMessages } from '@/features/inventory/messages';
import { overviewMessages } from '@/features/overview/messages';
import { systemMessages } from '@/features/system/messages';
import type { Permission } from '@/shared/api/permissions';
import type { Messages } from '@/shared/i18n/en';
import { languageOf, storedChoice } from '@/shared/i18n/language';
import type { Catalogue } from '@/shared/i18n/messages';
import { sharedMessages } from '@/shared/i18n/sharedMessages';
import type { LiveFrame } from '@/shared/live/frame';

/** What the pages are about, in the order of the navigation. */
export const groups = ['today', 'sell', 'stock', 'workspace'] as const;

export interface PageEntry {
  readonly group: (typeof groups)[number];
  readonly path: string;
  readonly title: keyof Messages['pages'];
  readonly icon: Icon;
  /** Pressed after `g`, it leads there. */
  readonly key: string;
  /** Without it the page is offered nowhere, and says so to whoever comes by its address. */
  readonly permission?: Permission;
  /** It must work when the services do not, and so does without the business day. */
  readonly standsAlone?: boolean;
  /** How many of its things wait for somebody, for those who may see to them. */
  readonly waiting?: { readonly permission: Permission; readonly count: (frame: LiveFrame) => number };
  readonly load: () => Promise<ComponentType>;
  readonly messages: Catalogue<unknown>;
}

/** The pages, in the order of the navigation, the command palette and the keys. The first one is the start page. */
export const pages: readonly [PageEntry, ...PageEntry[]] = [
  {
    group: 'today',
    path: '/overview',
    title: 'overview',
    icon: IconLayoutDashboard,
    key: 'o',
    permission: 'sales:read',
    load: async () => (await import('@/features/overview/OverviewPage')).OverviewPage,
    messages: overviewMessages,
  },
  {
    group: 'stock',
    path: '/inventory',
    title: 'inventory',
    icon: IconPackages,
    key: 'i',
    permission: 'inventory:read',
    load: async () => (await import('@/features/inventory/InventoryPage')).InventoryPage,
    messages: inventoryMessages,
  },
  {
    group: 'stock',
    path: '/forecasts',
    title: 'forecasts',
    icon: IconChartAreaLine,
    key: 'f',
    permission: 'forecasts:read',
    load: async () => (await import('@/features/forecasts/ForecastsPage')).ForecastsPage,
    messages: forecastsMessages,
  },
  {
    group: 'workspace',
    path: '/system',
    title: 'system',
    icon: IconActivityHeartbeat,
    key: 't',
    standsAlone: true,
    waiting: { permission: 'pipeline:read', count: ({ pipeline }) => pipeline.deadLetters },
    load: async () => (await import('@/features/system/SystemPage')).SystemPage,
    messages: systemMessages,
  },
];

/** The code of a page; its words are fetched meanwhile. */
export function loadPage({ load, messages }: PageEntry): Promise<ComponentType> {
  begin(messages);
  return load();
}

/** Begins to load what an address shows, which otherwise waits until it is known who asks for it. */
export function preload(path: string): void {
  begin(sharedMessages);
  const page = path === '/' ? pages[0] : pages.find((known) => known.path === path);
  if (page) loadPage(page).catch(() => undefined); // told when the page is shown
}

function begin(messages: Catalogue<unknown>): void {
  messages.load(languageOf(storedChoice()).name).catch(() => undefined);
}
