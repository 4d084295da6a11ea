import { expect, test } from 'vitest';
import { cssVariables, theme } from '@/app/theme';

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

/** As WCAG 2 has it. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((colour) => channels(colour).reduce((sum, part, i) => sum + part * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each(['light', 'dark'] as const)('what is wrong can be read in %s', (scheme) => {
  const variables: Record<string, string> = { ...cssVariables(theme as never)[scheme] };

  for (const ground of ['--mantine-color-body', '--bp-surface'])
    for (const text of ['--mantine-color-error', '--bp-bad', '--bp-warn', '--mantine-color-dimmed'])
      expect(contrast(variables[text] ?? '', variables[ground] ?? ''), `${text} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
});
