import { Notifications } from '@mantine/notifications';
import { Hints } from '@/shared/ui/Hints';

/** What nobody waits for: it is loaded after the page. */
export const Afterwards = () => (
  <>
    <Hints />
    <Notifications position="bottom-right" />
  </>
);
