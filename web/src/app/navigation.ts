import {
  IconActivityHeartbeat,
  IconChartAreaLine,
  IconLayoutDashboard,
  IconPackages,
  type Icon,
} from '@tabler/icons-react';
import type { Messages } from '@/shared/i18n/en';

interface Destination {
  readonly path: string;
  readonly title: keyof Messages['pages'];
  readonly icon: Icon;
  /** Pressed after `g`, it leads there. */
  readonly key: string;
}

/** The pages, in the order of the navigation and of the command palette. */
export const destinations: readonly Destination[] = [
  { path: '/overview', title: 'overview', icon: IconLayoutDashboard, key: 'o' },
  { path: '/inventory', title: 'inventory', icon: IconPackages, key: 'i' },
  { path: '/forecasts', title: 'forecasts', icon: IconChartAreaLine, key: 'f' },
  { path: '/system', title: 'system', icon: IconActivityHeartbeat, key: 's' },
];
