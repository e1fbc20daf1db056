import { existsSync, readdirSync } from 'node:fs';
import astro from 'eslint-plugin-astro';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noDisk = { group: ['node:*'], message: 'Code that reaches a browser has no disk.' };
const noAstro = {
  group: ['astro', 'astro/*', 'astro:*'],
  message: 'Only src/components, src/pages and src/site know Astro.',
};
const noZod = { group: ['zod', 'zod/*'], message: 'Schemas stay in src/model and src/data.' };
const noData = {
  regex: '(^|/)data/',
  message: 'Islands get their data as props. src/data would put the whole content in the browser.',
};

// Imports point one way: pages → components → data → engine → model.
const oneWay = [
  {
    target: './src/model',
    from: ['./src/engine', './src/data', './src/components', './src/pages', './src/site'],
    message: 'model is the ground: it imports nothing of ours.',
  },
  {
    target: './src/engine',
    from: ['./src/data', './src/components', './src/pages', './src/site'],
    message: 'engine takes types from model, and nothing else.',
  },
  {
    target: './src/data',
    from: ['./src/components', './src/pages', './src/site'],
    message: 'data does not know who shows it.',
  },
  { target: './src/site', from: ['./src/components', './src/pages'], message: 'site does not know who shows it.' },
  { target: './src/components', from: './src/pages', message: 'components do not know pages.' },
];

/** Tools share what is in kit, and do not import each other. */
function toolsApart() {
  const root = './src/components/tools';
  if (!existsSync(root)) return [];
  const tools = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return tools.map(({ name }) => ({
    target: `${root}/${name}`,
    from: root,
    except: [...new Set([`./${name}`, './kit'])],
    message: 'Tools do not import each other; what they share lies in kit.',
  }));
}

/** Every directive that turns a rule off gives its reason after "--". */
const needReason = {
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const text = comment.value.trim();
        if (/^eslint-disable/.test(text) && !/\s--\s+\S/.test(text)) {
          context.report({ loc: comment.loc, message: 'Say why after "--".' });
        }
      }
    },
  }),
};

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', '.astro/', '.cache/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,js,mjs,svelte}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      eqeqeq: 'error',
      'no-async-promise-executor': 'error',
      'no-constant-condition': 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-misleading-character-class': 'error',
      'no-prototype-builtins': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // "condition && node" and arrows that pass a void call on read better than the block that this rule wants.
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },

  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      'svelte/button-has-type': 'error',
      // State is raw and replaced as a whole: maps and sets are built, read and let go.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are built with the base path where the data are joined.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },

  {
    files: ['**/*.svelte'],
    rules: {
      // ESLint sees what a component gets from another one as "any"; svelte-check knows the types and checks them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  ...astro.configs.recommended,
  { files: ['**/*.astro'], rules: { 'astro/no-set-html-directive': 'error', 'astro/no-set-text-directive': 'error' } },

  {
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((name) => ({
          selector: `MemberExpression[property.name='${name}']`,
          message: 'Stored text is text: use textContent.',
        })),
        {
          selector: "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]",
          message: 'Stored text is text: use textContent.',
        },
      ],
    },
  },
  { plugins: { directives: { rules: { 'need-reason': needReason } } }, rules: { 'directives/need-reason': 'error' } },

  {
    files: ['src/**/*.{ts,svelte,astro}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.svelte', '.astro', '.js'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: oneWay }],
    },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // Libraries that are pure themselves: dates without zones, and file formats.
              regex: '^(?!\\.|@internationalized/date$|docx$|ical\\.js$|papaparse$)',
              message: 'engine is plain TypeScript: what it needs comes in as an argument.',
            },
          ],
        },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/(?!engine/)\\w+/',
              allowTypeImports: true,
              message: 'engine takes types only from model (import type).',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage', 'process'].map(
          (name) => ({ name, message: 'engine knows no page and no machine: take it as an argument.' }),
        ),
      ],
    },
  },
  {
    files: ['src/model/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noAstro, noDisk, { group: ['svelte', 'svelte/*'] }] }] },
  },
  {
    files: ['src/data/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noAstro, { group: ['svelte', 'svelte/*'] }] }] },
  },
  {
    files: ['src/components/tools/**/*.ts', 'src/**/*.svelte'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [noAstro, noZod, noData, noDisk] }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/model/', allowTypeImports: true, message: 'Islands take types only from model.' }] },
      ],
    },
  },
  {
    files: ['src/components/tools/**/*.{ts,svelte}'],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...oneWay, ...toolsApart()] }],
    },
  },
);
