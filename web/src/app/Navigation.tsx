import { UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { groups, type PageEntry } from '@/app/pages';
import classes from '@/app/Shell.module.css';
import { usePages } from '@/app/usePages';
import { useMay } from '@/shared/api/permissions';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveFrame } from '@/shared/live/useLiveFrame';

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
  const { pages: titles } = useMessages();
  const links = useLinks();

  return (
    <NavLink
      to={links.to(path)}
      className={classes.entry ?? ''}
      {...(collapsed && { 'data-hint': titles[title] })}
      onClick={onNavigate}
    >
      <Icon size={20} stroke={1.7} aria-hidden />
      <span className={classes.name}>{titles[title]}</span>
      {waiting && <Waiting {...waiting} />}
    </NavLink>
  );
}

function Waiting({ permission, count }: NonNullable<PageEntry['waiting']>) {
  const { navigation } = useMessages();
  const formats = useFormats();
  const frame = useLiveFrame();
  const may = useMay(permission);
  const number = frame && may ? count(frame) : 0;
  if (number === 0) return null;

  return (
    <span className={classes.waiting} aria-label={navigation.waiting(formats.number(number))}>
      {formats.number(number)}
    </span>
  );
}
