import { Center, Loader } from '@mantine/core';
import { useMessages } from '@/shared/i18n/useLanguage';

/** Before there is a page to show the shape of. */
export function Loading() {
  const { states } = useMessages();

  return (
    <Center h="100dvh" role="status" aria-label={states.loading}>
      <Loader />
    </Center>
  );
}
