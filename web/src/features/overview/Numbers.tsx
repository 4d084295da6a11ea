import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KpiCards, KpiSkeleton } from '@/features/overview/KpiCards';
import { liveKpis } from '@/features/overview/liveKpis';
import { overviewMessages } from '@/features/overview/messages';
import { kpisQuery } from '@/features/overview/queries';
import { useToday } from '@/shared/business/useBusiness';
import { sayPeriod, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveFrame } from '@/shared/live/useLiveFrame';
import { QueryPanel } from '@/shared/ui/QueryPanel';

/** The key numbers, moving with every sale, or the way out of a period without any. */
export function Numbers() {
  const { numbers } = useMessages(overviewMessages);
  const today = useToday();
  const [{ query, narrowed }] = useFilters();
  const kpis = useQuery(kpisQuery(query));
  const frame = useLiveFrame();
  const isNarrowed = Object.keys(narrowed).length > 0; // frames tell of the whole shop

  return (
    <Stack gap="md" pos="relative">
      <QueryPanel query={kpis} name={numbers} skeleton={<KpiSkeleton />}>
        {(answer) => {
          const shown = isNarrowed ? answer : liveKpis(answer, frame, today);
          return (
            <>
              {shown.orders === 0 && shown.units === 0 && <Quiet isNarrowed={isNarrowed} />}
              {/* Other numbers after another question are no news. */}
              <KpiCards key={kpis.isPlaceholderData ? 'before' : JSON.stringify(query)} kpis={shown} />
            </>
          );
        }}
      </QueryPanel>
    </Stack>
  );
}

function Quiet({ isNarrowed }: { isNarrowed: boolean }) {
  const { filters } = useMessages();
  const overview = useMessages(overviewMessages);
  const [{ range }, change] = useFilters();

  return (
    <Alert color="gray" variant="light" title={isNarrowed ? overview.quiet.filtered : overview.quiet.period}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          change(isNarrowed ? { category: null, country: null, channel: null, store: null } : sayPeriod('90d', range))
        }
      >
        {isNarrowed ? filters.clear : overview.quiet.wider}
      </Button>
    </Alert>
  );
}
