// Writes each file of the web app a second and third time, packed as small as can be, for the gateway to send as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const packable = /\.(js|css|html|svg|json)$/; // fonts are packed already
const worthPacking = 1_000;

for (const { parentPath, name } of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = `${parentPath}/${name}`;
  if (!packable.test(name) || path.includes('/.vite/')) continue;
  const bytes = readFileSync(path);
  if (bytes.length < worthPacking) continue;
  writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
