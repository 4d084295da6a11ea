import { Anchor, Box, Drawer, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import classes from '@/features/inventory/inventory.module.css';
import { quantityWords } from '@/features/inventory/quantity';
import { type Explanation, explanationQuery } from '@/features/inventory/queries';
import { ExplainSteps } from '@/features/inventory/ExplainSteps';
import { ExplainVerdict } from '@/features/inventory/ExplainVerdict';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { StaleNotice } from '@/shared/ui/StaleNotice';

interface ExplainPanelProps {
  /** Null: closed. */
  readonly sku: string | null;
  readonly currency: string;
  readonly onClose: () => void;
}

/** How a product's advice comes about: what goes in, the steps, and what comes out. */
export function ExplainPanel({ sku, currency, onClose }: ExplainPanelProps) {
  const { explain } = useMessages().inventory;

  return (
    <Drawer
      opened={sku !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={explain.title}
      attributes={{ header: { role: 'presentation' } }} // the page has a banner already
      closeButtonProps={{ 'aria-label': explain.close }}
    >
      {sku !== null && <ExplanationOf sku={sku} currency={currency} />}
    </Drawer>
  );
}

function ExplanationOf({ sku, currency }: { sku: string; currency: string }) {
  const { explain } = useMessages().inventory;
  const links = useLinks();
  const query = useQuery(explanationQuery(sku));

  return (
    <QueryPanel query={query} skeleton={<ExplainSkeleton />} showsStale>
      {(explanation) => (
        <Stack gap="lg">
          <div>
            <Title order={2}>{explanation.name ?? sku}</Title>
            <Group gap="sm" mt={2}>
              <Text size="sm" c="dimmed">
                {sku}
              </Text>
              <Anchor component={Link} to={links.forecast(sku)} size="sm">
                {explain.forecast}
              </Anchor>
            </Group>
          </div>
          <Box pos="relative">
            <ExplainVerdict explanation={explanation} currency={currency} />
            <StaleNotice queries={[query]} />
          </Box>
          {explanation.steps.length > 0 && <ExplainSteps steps={explanation.steps} currency={currency} />}
          <ExplainInputs inputs={explanation.inputs} currency={currency} />
        </Stack>
      )}
    </QueryPanel>
  );
}

function ExplainInputs({ inputs, currency }: Pick<Explanation, 'inputs'> & { currency: string }) {
  const { explain } = useMessages().inventory;
  const formats = useFormats();

  return (
    <section aria-label={explain.inputs}>
      <Title order={3} size="sm" mb={4}>
        {explain.inputs}
      </Title>
      <Table verticalSpacing={6} horizontalSpacing={0} borderColor="var(--bp-line)">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{explain.input}</Table.Th>
            <Table.Th ta="right">{explain.value}</Table.Th>
            <Table.Th pl="md">{explain.source}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inputs.map(({ key, label, value, unit, source }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td ta="right" className={`tabular ${classes.nowrap ?? ''}`}>
                {quantityWords({ value, unit }, currency, formats)}
              </Table.Td>
              <Table.Td pl="md" c="dimmed">
                {source}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const ExplainSkeleton = () => (
  <Stack>
    <Skeleton h={48} />
    <Skeleton h={90} radius="lg" />
    <Skeleton h={320} radius="lg" />
    <Skeleton h={220} radius="lg" />
  </Stack>
);
