import { IconActivityHeartbeat, type Icon } from '@tabler/icons-react';
import type { Messages } from '@/shared/i18n/en';

interface Destination {
  readonly path: string;
  readonly title: keyof Messages['pages'];
  readonly icon: Icon;
}

/** The pages, in the order of the navigation and of the command palette. */
export const destinations: readonly Destination[] = [{ path: '/system', title: 'system', icon: IconActivityHeartbeat }];
