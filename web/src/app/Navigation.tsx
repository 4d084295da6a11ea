import { NavLink } from 'react-router';
import classes from '@/app/Shell.module.css';
import { usePages } from '@/app/usePages';
import { useLinks } from '@/shared/filters/useLinks';
import { useMessages } from '@/shared/i18n/useLanguage';

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const { pages: titles } = useMessages();
  const links = useLinks();

  return usePages().map(({ path, title, icon: Icon }) => (
    <NavLink key={path} to={links.to(path)} className={classes.link ?? ''} onClick={onNavigate}>
      <Icon size={20} stroke={1.7} aria-hidden />
      {titles[title]}
    </NavLink>
  ));
}
