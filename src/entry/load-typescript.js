/*
 * Lets Node run the sources as they are: `node --import ./src/entry/load-typescript.js FILE`. TypeScript and JSX are
 * stripped by tsx. Tables in JSON are left to Node, since tsx would turn each into a program, of which the text stays
 * in memory beside the table.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import 'tsx';

registerHooks({
  load(url, context, next) {
    if (context.importAttributes?.type !== 'json') return next(url, context);
    return { format: 'json', source: readFileSync(fileURLToPath(url)), shortCircuit: true };
  },
});
