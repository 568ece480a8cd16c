import globals from 'globals'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      'dist',
      'public',
      'test-results',
      'playwright-report',
      'node_modules',
      '*.cjs',
      // AssemblyScript, which its own compiler checks.
      'src/engine/kernels/wasm/assembly',
    ],
  },
  ...tseslint.configs.recommended,
  {
    // What React renders, and hooks: its compiler's analysis of all else finds nothing, and takes half the time.
    files: ['src/**/*.tsx', 'src/{ui,features,charts}/**/*.ts'],
    ...hooks.configs.flat.recommended,
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-empty': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/engine/client/boundWorker.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Worker', message: 'Make it of BoundWorker, so that the page’s policy binds it.' },
      ],
    },
  },
  { files: ['tools/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  {
    // What is fetched later can fail later: it goes through what says why and tries again.
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/loading/**', 'src/engine/node/**', 'src/service/**', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ImportExpression:not(CallExpression[callee.name=/^(loadPart|lazyPart|lazyDialog|fetchDecoder)$/] > ArrowFunctionExpression > ImportExpression)',
          message:
            'Load it by loadPart(name, () => import(…)) or lazyPart, which say why it failed.',
        },
        {
          selector: 'CallExpression[callee.name=/^(fetch|lazy)$/]',
          message: 'Use fetchFile, or lazyPart: they end what stands still and say why.',
        },
        {
          selector:
            'NewExpression[callee.name="Worker"]:not(ArrowFunctionExpression > NewExpression)',
          message: 'A Worker is made by a maker of its own, so that what it makes can be watched.',
        },
      ],
    },
  },
  { files: ['src/engine/client/boundWorker.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
