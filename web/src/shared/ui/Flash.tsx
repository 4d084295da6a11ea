import { useState } from 'react';
import classes from '@/shared/ui/Flash.module.css';

/** A value that lights up for less than a second when it changes. */
export function Flash({ children }: { children: string }) {
  const [shown, setShown] = useState({ text: children, changes: 0 });
  if (shown.text !== children) setShown({ text: children, changes: shown.changes + 1 });

  return (
    <span key={shown.changes} className={shown.changes > 0 ? classes.flash : undefined}>
      {children}
    </span>
  );
}
