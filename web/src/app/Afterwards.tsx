import { Notifications } from '@mantine/notifications';
import { CommandPalette } from '@/app/CommandPalette';
import type { Frame } from '@/app/frame';
import { ShortcutList } from '@/app/ShortcutList';
import { Hints } from '@/shared/ui/Hints';

interface AfterwardsProps {
  readonly frame: Frame;
  readonly keysShown: boolean;
  readonly onKeysClosed: () => void;
}

/** What nobody waits for: it is loaded after the page. */
export const Afterwards = ({ frame, keysShown, onKeysClosed }: AfterwardsProps) => (
  <>
    <CommandPalette frame={frame} />
    <ShortcutList opened={keysShown} onClose={onKeysClosed} />
    <Hints />
    <Notifications position="bottom-right" />
  </>
);
