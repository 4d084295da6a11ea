import { UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { NavLink } from 'react-router';
import { groups, type PageEntry } from '@/app/pages';
import classes from '@/app/Shell.module.css';
import { usePages } from '@/app/usePages';
import { meQuery } from '@/shared/api/permissions';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { getLiveFrame, subscribeToLive } from '@/shared/live/live';

interface NavigationProps {
  /** To icons; on narrow screens it never is. */
  readonly collapsed: boolean;
  readonly onCollapse: () => void;
  readonly onNavigate: () => void;
}

/** The pages by what they are about; a group without one that the user may see is left out. */
export function Navigation({ collapsed, onCollapse, onNavigate }: NavigationProps) {
  const { navigation } = useMessages();
  const pages = usePages();
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const label = collapsed ? navigation.expand : navigation.collapse;

  return (
    <>
      {groups.map((group) => {
        const entries = pages.filter((page) => page.group === group);
        return (
          entries.length > 0 && (
            <div key={group} className={classes.group}>
              <p id={`navigation-${group}`}>{navigation.groups[group]}</p>
              <ul aria-labelledby={`navigation-${group}`}>
                {entries.map((page) => (
                  <li key={page.path}>
                    <Entry page={page} collapsed={collapsed} onNavigate={onNavigate} />
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      <UnstyledButton
        className={`${classes.entry ?? ''} ${classes.collapse ?? ''}`}
        aria-expanded={!collapsed}
        {...(collapsed && { 'data-hint': label })}
        onClick={onCollapse}
      >
        <Icon size={20} stroke={1.7} aria-hidden />
        <span className={classes.name}>{label}</span>
      </UnstyledButton>
    </>
  );
}

interface EntryProps extends Pick<NavigationProps, 'collapsed' | 'onNavigate'> {
  readonly page: PageEntry;
}

function Entry({ page: { path, title, icon: Icon, waiting }, collapsed, onNavigate }: EntryProps) {
  const { pages: titles, navigation } = useMessages();
  const links = useLinks();
  const formats = useFormats();
  const count = useWaiting(waiting);

  return (
    <NavLink
      to={links.to(path)}
      className={classes.entry ?? ''}
      {...(count > 0 && { 'aria-label': navigation.waiting(titles[title], formats.number(count)) })}
      {...(collapsed && { 'data-hint': titles[title] })}
      onClick={onNavigate}
    >
      <Icon size={20} stroke={1.7} aria-hidden />
      <span className={classes.name}>{titles[title]}</span>
      {count > 0 && <span className={classes.waiting}>{formats.number(count)}</span>}
    </NavLink>
  );
}

/** How many of a page's things wait; 0 for those who may not see to them. */
function useWaiting(waiting: PageEntry['waiting']): number {
  const { data: me } = useQuery(meQuery);
  return useSyncExternalStore(subscribeToLive, () => {
    const frame = getLiveFrame();
    return waiting && frame && me?.permissions.includes(waiting.permission) ? waiting.count(frame) : 0;
  });
}
