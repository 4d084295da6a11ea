import { NavLink as Entry } from '@mantine/core';
import { NavLink, useMatch } from 'react-router';
import { destinations } from '@/app/navigation';
import classes from '@/app/Shell.module.css';
import { useLinks } from '@/shared/filters/useLinks';
import { useMessages } from '@/shared/i18n/useLanguage';

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  return destinations.map((destination) => (
    <NavigationEntry key={destination.path} destination={destination} onNavigate={onNavigate} />
  ));
}

interface NavigationEntryProps {
  readonly destination: (typeof destinations)[number];
  readonly onNavigate: () => void;
}

function NavigationEntry({ destination: { path, title, icon: Icon }, onNavigate }: NavigationEntryProps) {
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
