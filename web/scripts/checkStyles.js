// Fails when src/app/mantine.css lacks the styles of a component that is in the bundle, or has those of one that is not. Each of
// Mantine's classes has a name of its own, which stands as a word in the code that writes it.
import { readdirSync, readFileSync } from 'node:fs';

const assets = new URL('../dist/assets/', import.meta.url);
const styles = new URL('../node_modules/@mantine/core/styles/', import.meta.url);
const list = readFileSync(new URL('../src/app/mantine.css', import.meta.url), 'utf8');
const classesIn = (text) => text.match(/\bm_[0-9a-f]+\b/g) ?? [];

const used = new Set(
  readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => classesIn(readFileSync(new URL(name, assets), 'utf8'))),
);
const complaints = readdirSync(styles).flatMap((name) => {
  const classes = classesIn(readFileSync(new URL(name, styles), 'utf8'));
  if (classes.length === 0 || name.endsWith('.layer.css')) return [];

  const [needed, listed] = [classes.some((one) => used.has(one)), list.includes(`/styles/${name}'`)];
  if (needed === listed) return [];
  return [`${needed ? 'Missing' : 'Needed by nobody'} in src/app/mantine.css: @mantine/core/styles/${name}`];
});
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
