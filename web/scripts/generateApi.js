// Writes src/shared/api/schema.ts, the types of the API, from the committed OpenAPI document.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const document = readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8');
const types = astToString(await openapiTS(document, { immutable: true }));
writeFileSync(new URL('../src/shared/api/schema.ts', import.meta.url), types);
