import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadCsv } from '@/shared/api/download';
import { useMessages } from '@/shared/i18n/useLanguage';
import { notifyFailure } from '@/shared/ui/notify';

interface CsvButtonProps {
  /** With the filters of what is shown: the file holds the same. */
  readonly address: string;
  readonly name: string;
}

/** The table beside it as a CSV file. */
export function CsvButton({ address, name }: CsvButtonProps) {
  const { download, states } = useMessages();
  const downloading = useMutation({
    mutationFn: () => downloadCsv(address, `${name}.csv`),
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
