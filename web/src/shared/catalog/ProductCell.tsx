import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useLinks } from '@/shared/filters/useLinks';

interface ProductCellProps {
  readonly product: { readonly sku: string; readonly name: string | null; readonly category: string | null };
}

/** A product in a table, leading to its forecast. */
export function ProductCell({ product: { sku, name, category } }: ProductCellProps) {
  const links = useLinks();

  return (
    <>
      <Anchor
        component={Link}
        to={links.forecast(sku)}
        c="inherit"
        fw={600}
        size="sm"
        lineClamp={2}
        title={name ?? sku}
      >
        {name ?? sku}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[sku, category].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
