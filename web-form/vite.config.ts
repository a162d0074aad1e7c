import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The form's styles and script, under names that change with their content; pages are made on the server. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/form/assets/',
  publicDir: false,
  logLevel: 'error',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsDir: '',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['src/main.ts', 'src/form.css'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    },
  },
});
