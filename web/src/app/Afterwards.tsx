import { Notifications } from '@mantine/notifications';
import { CommandPalette } from '@/app/CommandPalette';
import { ShortcutList } from '@/app/ShortcutList';
import { Hints } from '@/shared/ui/Hints';

interface AfterwardsProps {
  readonly keysShown: boolean;
  readonly onKeysClosed: () => void;
}

/** What nobody waits for: it is loaded after the page. */
export const Afterwards = ({ keysShown, onKeysClosed }: AfterwardsProps) => (
  <>
    <CommandPalette />
    <ShortcutList opened={keysShown} onClose={onKeysClosed} />
    <Hints />
    <Notifications position="bottom-right" />
  </>
);
