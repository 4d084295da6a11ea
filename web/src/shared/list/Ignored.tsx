import { Alert } from '@mantine/core';
import { useMessages } from '@/shared/i18n/useLanguage';

/** Says which parts of the address were not understood, so that nobody takes what is shown for what the link meant. */
export function Ignored({ parts }: { parts: readonly string[] }) {
  const { states } = useMessages();
  if (parts.length === 0) return null;

  return (
    <Alert color="yellow" variant="light" role="status" p="xs">
      {states.ignored(parts.join(', '))}
    </Alert>
  );
}
