import { Problem } from '@/shared/api/problem';

interface Failed {
  readonly title: string;
  readonly error: Error;
  /** What to say when no server answered. */
  readonly unreachable: string;
}

/** Says in a corner of the page that something did not work, in the server's words where it gave some. */
export async function notifyFailure({ title, error, unreachable }: Failed): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ color: 'coral', title, message: error instanceof Problem ? error.reason : unreachable });
}
