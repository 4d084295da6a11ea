import { Table } from '@mantine/core';
import { PartBadge } from '@/features/system/PartBadge';
import type { SystemHealth } from '@/features/system/queries';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

export function PartsTable({ parts }: Pick<SystemHealth, 'parts'>) {
  const { system } = useMessages();
  const formats = useFormats();

  return (
    <div className="surface">
      <Table verticalSpacing="sm" horizontalSpacing="lg" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{system.part}</Table.Th>
            <Table.Th>{system.state}</Table.Th>
            <Table.Th ta="right">{system.instances}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map(({ name, status, instances }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>
                <PartBadge status={status} />
              </Table.Td>
              <Table.Td ta="right" className="tabular">
                {instances
                  ? system.instancesHealthy(formats.number(instances.healthy), formats.number(instances.known))
                  : formats.number(undefined)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
