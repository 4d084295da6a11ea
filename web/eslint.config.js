import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// shared <- charts <- features <- app: an import may only go to the left, and no feature knows another.
const zones = [
  { folder: 'shared', mayNotImport: '^@/(charts|features|app)/' },
  { folder: 'charts', mayNotImport: '^@/(features|app)/' },
  ...readdirSync(`${import.meta.dirname}/src/features`).map((feature) => ({
    folder: `features/${feature}`,
    mayNotImport: `^@/(app|features/(?!${feature}/))`,
  })),
];

export default tseslint.config(
  { ignores: ['dist', 'src/shared/api/schema.ts'] },
  js.configs.recommended,
  {
    files: ['public/*.js'],
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' } },
  },
  {
    files: ['scripts/*.js'],
    languageOptions: { globals: { URL: 'readonly', console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...zones.map(({ folder, mayNotImport }) => ({
    files: [`src/${folder}/**`],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: mayNotImport }, { regex: '^\\.\\./' }] }] },
  })),
);
