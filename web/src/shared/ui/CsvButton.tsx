import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadCsv } from '@/shared/api/download';
import { addressOf, type QueryOf, type ReadPath } from '@/shared/api/read';
import { useMessages } from '@/shared/i18n/useLanguage';
import { notifyFailure } from '@/shared/ui/notify';

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
    onError: (error) => notifyFailure({ title: download.failed, error, unreachable: states.unreachable }),
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
