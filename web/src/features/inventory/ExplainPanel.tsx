import { Anchor, Box, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import classes from '@/features/inventory/inventory.module.css';
import { inventoryMessages } from '@/features/inventory/messages';
import { quantityWords } from '@/features/inventory/quantity';
import { type Explanation, explanationQuery } from '@/shared/stock/explanation';
import { ExplainStock } from '@/features/inventory/ExplainStock';
import { ExplainSteps } from '@/features/inventory/ExplainSteps';
import { ExplainSum } from '@/features/inventory/ExplainSum';
import { ExplainVerdict } from '@/features/inventory/ExplainVerdict';
import { OutlookChart } from '@/features/inventory/OutlookChart';
import { useBusiness } from '@/shared/business/useBusiness';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { StaleNotice } from '@/shared/ui/StaleNotice';
import { Table } from '@/shared/ui/Table';

interface ExplainPanelProps {
  /** Null: closed. */
  readonly sku: string | null;
  readonly currency: string;
  readonly onClose: () => void;
}

/** How a product's advice comes about: what goes in, the steps, and what comes out. */
export function ExplainPanel({ sku, currency, onClose }: ExplainPanelProps) {
  const { states } = useMessages();
  const { explain } = useMessages(inventoryMessages);

  return (
    <Drawer
      opened={sku !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={explain.title}
      attributes={{ header: { role: 'presentation' } }} // the page has a banner already
      closeButtonProps={{ 'aria-label': states.close }}
    >
      {sku !== null && <ExplanationOf sku={sku} currency={currency} />}
    </Drawer>
  );
}

function ExplanationOf({ sku, currency }: { sku: string; currency: string }) {
  const { explain } = useMessages(inventoryMessages);
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
          <OutlookChart explanation={explanation} />
          <ExplainSum explanation={explanation} />
          <ExplainStock places={explanation.places} inbound={explanation.inbound} />
          <details className={classes.details}>
            <summary>{explain.details}</summary>
            <Stack gap="lg" mt="sm">
              {explanation.steps.length > 0 && <ExplainSteps steps={explanation.steps} currency={currency} />}
              <ExplainInputs explanation={explanation} currency={currency} />
            </Stack>
          </details>
        </Stack>
      )}
    </QueryPanel>
  );
}

function ExplainInputs({ explanation, currency }: { explanation: Explanation; currency: string }) {
  const { units } = useMessages();
  const { explain, inputs: labels, sources } = useMessages(inventoryMessages);
  const formats = useFormats();
  const { timeZone } = useBusiness();
  const { inputs, forecastAt } = explanation;
  const level = inputs.find(({ key }) => key === 'serviceLevel')?.value ?? null;
  const facts = {
    made: forecastAt === null ? '' : formats.stamp(forecastAt, timeZone),
    level: formats.percent(level === null ? null : level / 100, 1),
  };

  return (
    <section aria-label={explain.inputs}>
      <Title order={3} size="sm" mb={4}>
        {explain.inputs}
      </Title>
      <Table
        label={explain.inputs}
        items={inputs}
        keyOf={({ key }) => key}
        columns={[
          { title: explain.input, cell: ({ key }) => wordOf(labels, key) ?? key },
          {
            title: explain.value,
            align: 'right',
            className: classes.nowrap,
            cell: (input) => quantityWords(input, { currency, units, formats }),
          },
          {
            title: explain.source,
            className: classes.source,
            cell: ({ source }) => wordOf(sources, source)?.(facts) ?? source,
          },
        ]}
      />
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
