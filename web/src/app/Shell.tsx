import { ActionIcon, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { openSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { AccountMenu } from '@/app/AccountMenu';
import { Navigation } from '@/app/Navigation';
import { PageBoundary } from '@/app/PageBoundary';
import classes from '@/app/Shell.module.css';
import { ShortcutKeys } from '@/app/ShortcutKeys';
import type { Session } from '@/shared/api/session';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveRefresh } from '@/shared/live/useLiveRefresh';
import { AppearanceSwitch } from '@/shared/ui/AppearanceSwitch';
import { LiveBadge } from '@/shared/ui/LiveBadge';
import { Loading } from '@/shared/ui/Loading';
import { Logo } from '@/shared/ui/Logo';

const Afterwards = lazy(async () => ({ default: (await import('@/app/Afterwards')).Afterwards }));

export function Shell({ session }: { session: Session }) {
  const messages = useMessages();
  const { pathname } = useLocation();
  const [open, { toggle, close }] = useDisclosure(false);
  const [keysShown, keys] = useDisclosure(false);
  useLiveRefresh();

  return (
    <div className={classes.shell}>
      <a href="#content" className="skip-link">
        {messages.skipToContent}
      </a>
      <header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={open}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={open ? messages.navigation.close : messages.navigation.open}
            />
            <Logo />
            <Text fw={700}>{messages.product}</Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <LiveBadge />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={messages.palette.open}
              onClick={openSpotlight}
            >
              <IconSearch size={20} stroke={1.7} />
            </ActionIcon>
            <AppearanceSwitch />
            <AccountMenu name={session.name} />
          </Group>
        </Group>
      </header>
      <nav className={classes.navigation} data-open={open} aria-label={messages.navigation.label}>
        <Navigation onNavigate={close} />
      </nav>
      <main id="content" className={classes.main} tabIndex={-1}>
        {/* Around all pages, so that one stays until the next is loaded. */}
        <Suspense fallback={<Loading />}>
          <PageBoundary key={pathname}>
            <Outlet />
          </PageBoundary>
        </Suspense>
      </main>
      <Suspense>
        <Afterwards keysShown={keysShown} onKeysClosed={keys.close} />
      </Suspense>
      <ShortcutKeys onHelp={keys.open} />
    </div>
  );
}
