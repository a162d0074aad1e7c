import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', '**/dist', 'data', '**/generated/**', '.wrangler'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'func-style': ['error', 'declaration'],
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['web-form/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'sessionStorage',
          'crypto',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'AbortSignal',
          'CSS',
          'Event',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
