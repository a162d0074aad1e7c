/*
 * Lets Node run the sources as they are: `node --import ./src/entry/load-typescript.js FILE`. Node strips the types of
 * TypeScript and reads JSON by itself; esbuild turns JSX into calls. What was compiled is kept for the next process:
 * half of the time of a start goes into compiling.
 */
import { readFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

enableCompileCache(path.join(import.meta.dirname, '../../node_modules/.cache/compiled'));
process.setSourceMapsEnabled(true);
const require = createRequire(import.meta.url);

/** What our own sources name by a path is where it says: nothing has to be looked for. */
const formats = { '.ts': 'module-typescript', '.tsx': 'module', '.json': 'json' };
const ours = /\.tsx?$/;

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !ours.test(context.parentURL ?? '')) return next(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    const format = formats[path.extname(href)];
    return format ? { url: href, format, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const { code } = require('esbuild').transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      loader: 'tsx',
      format: 'esm',
      target: 'esnext',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcefile: url,
      sourcemap: 'inline',
      sourcesContent: false,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
