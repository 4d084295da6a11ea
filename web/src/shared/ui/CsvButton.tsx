import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadCsv } from '@/shared/api/download';
import { Problem } from '@/shared/api/problem';
import { addressOf, type QueryOf, type ReadPath } from '@/shared/api/read';
import { useMessages } from '@/shared/i18n/useLanguage';

interface CsvButtonProps<P extends ReadPath> {
  readonly path: P;
  /** The filters of what is shown: the file holds the same. */
  readonly query: QueryOf<P>;
  readonly name: string;
}

/** The table beside it as a CSV file. */
export function CsvButton<P extends ReadPath>({ path, query, name }: CsvButtonProps<P>) {
  const { download, states } = useMessages();
  const downloading = useMutation({
    mutationFn: () => downloadCsv(addressOf(path, query), `${name}.csv`),
    onError: (error) =>
      notifications.show({
        color: 'coral',
        title: download.failed,
        message: error instanceof Problem ? error.reason : states.unreachable,
      }),
  });

  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={download.csvOf(name)}
      data-hint={download.csv}
      loading={downloading.isPending}
      onClick={() => downloading.mutate()}
    >
      <IconDownload size={18} stroke={1.7} />
    </ActionIcon>
  );
}
