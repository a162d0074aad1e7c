import { ensureFormBuilt } from '../build-form.ts';

/** Part of `npm install`: the form's styles and script. */
await ensureFormBuilt();
