import { systemMessages } from '@/features/system/messages';
import { PartBadge } from '@/features/system/PartBadge';
import type { SystemHealth } from '@/features/system/queries';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Table } from '@/shared/ui/Table';

export function PartsTable({ parts }: Pick<SystemHealth, 'parts'>) {
  const system = useMessages(systemMessages);
  const formats = useFormats();

  return (
    <div className="surface panel">
      <Table
        label={system.parts}
        items={parts}
        keyOf={({ name }) => name}
        columns={[
          { title: system.part, cell: ({ name }) => name },
          { title: system.state, cell: ({ status }) => <PartBadge status={status} /> },
          {
            title: system.instances,
            align: 'right',
            cell: ({ instances }) =>
              instances
                ? system.instancesHealthy(formats.number(instances.healthy), formats.number(instances.known))
                : formats.number(undefined),
          },
        ]}
      />
    </div>
  );
}
