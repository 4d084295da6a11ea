import { ActionIcon, Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { AccountMenu } from '@/app/AccountMenu';
import { Navigation } from '@/app/Navigation';
import { PageBoundary } from '@/app/PageBoundary';
import { openPalette, paletteStore } from '@/app/paletteFocus';
import classes from '@/app/Shell.module.css';
import { ShortcutKeys } from '@/app/ShortcutKeys';
import { useScrollPlace } from '@/app/useScrollPlace';
import type { Session } from '@/shared/api/session';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveRefresh } from '@/shared/live/useLiveRefresh';
import { AppearanceSwitch } from '@/shared/ui/AppearanceSwitch';
import { LiveBadge } from '@/shared/ui/LiveBadge';
import { Loading } from '@/shared/ui/Loading';
import { Logo } from '@/shared/ui/Logo';

const Afterwards = lazy(async () => ({ default: (await import('@/app/Afterwards')).Afterwards }));
const CommandPalette = lazy(async () => ({ default: (await import('@/app/CommandPalette')).CommandPalette }));
const ShortcutList = lazy(async () => ({ default: (await import('@/app/ShortcutList')).ShortcutList }));

const narrowScreen = '(max-width: 47.99em)'; // as in Shell.module.css

export function Shell({ session }: { session: Session }) {
  const messages = useMessages();
  const { pathname } = useLocation();
  const [open, { toggle, close }] = useDisclosure(false);
  const [collapsed, collapse] = useLocalStorage({
    key: 'bizpulse-navigation-collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [keysShown, keys] = useDisclosure(false);
  const [pageShown, setPageShown] = useState(false);
  const paletteAsked = useOnceTrue(useSpotlight(paletteStore).opened);
  const keysAsked = useOnceTrue(keysShown);
  const burger = useRef<HTMLButtonElement>(null);
  const covered = useMediaQuery(narrowScreen) && open;
  useLiveRefresh();
  useScrollPlace();

  return (
    <div
      className={classes.shell}
      data-collapsed={collapsed}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !covered) return;
        close();
        burger.current?.focus();
      }}
    >
      <a href="#content" className="skip-link">
        {messages.skipToContent}
      </a>
      <header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              ref={burger}
              opened={open}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-expanded={open}
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
              onClick={openPalette}
            >
              <IconSearch size={20} stroke={1.7} />
            </ActionIcon>
            <AppearanceSwitch />
            <AccountMenu name={session.name} />
          </Group>
        </Group>
      </header>
      <nav className={classes.navigation} data-open={open} aria-label={messages.navigation.label}>
        <Navigation collapsed={collapsed} onCollapse={() => collapse(!collapsed)} onNavigate={close} />
      </nav>
      <main id="content" className={classes.main} tabIndex={-1} inert={covered}>
        {/* Around all pages, so that one stays until the next is loaded. */}
        <Suspense fallback={<Loading />}>
          <PageBoundary key={pathname}>
            <Outlet />
          </PageBoundary>
          <Arrived onArrive={() => setPageShown(true)} />
        </Suspense>
      </main>
      {pageShown && (
        <Suspense>
          <Afterwards />
        </Suspense>
      )}
      {paletteAsked && (
        <Suspense>
          <CommandPalette frame={{ collapsed, toggleCollapsed: () => collapse(!collapsed), showKeys: keys.open }} />
        </Suspense>
      )}
      {keysAsked && (
        <Suspense>
          <ShortcutList opened={keysShown} onClose={keys.close} />
        </Suspense>
      )}
      <ShortcutKeys onHelp={keys.open} />
    </div>
  );
}

/** Whether it was true once: what is opened is loaded then, and stays. */
function useOnceTrue(now: boolean): boolean {
  const [once, setOnce] = useState(now);
  if (now && !once) setOnce(true);
  return once || now;
}

/** Tells when what stands beside it is shown. */
function Arrived({ onArrive }: { onArrive: () => void }) {
  useEffect(onArrive, [onArrive]);
  return null;
}
