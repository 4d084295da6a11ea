import { NavLink as Entry } from '@mantine/core';
import { NavLink, useMatch } from 'react-router';
import type { PageEntry } from '@/app/pages';
import classes from '@/app/Shell.module.css';
import { usePages } from '@/app/usePages';
import { useLinks } from '@/shared/filters/useLinks';
import { useMessages } from '@/shared/i18n/useLanguage';

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  return usePages().map((page) => <NavigationEntry key={page.path} page={page} onNavigate={onNavigate} />);
}

interface NavigationEntryProps {
  readonly page: PageEntry;
  readonly onNavigate: () => void;
}

function NavigationEntry({ page: { path, title, icon: Icon }, onNavigate }: NavigationEntryProps) {
  const { pages } = useMessages();
  const links = useLinks();
  const active = useMatch({ path, end: false }) !== null;

  return (
    <Entry
      component={NavLink}
      to={links.to(path)}
      className={classes.link}
      active={active}
      label={pages[title]}
      leftSection={<Icon size={20} stroke={1.7} />}
      onClick={onNavigate}
    />
  );
}
