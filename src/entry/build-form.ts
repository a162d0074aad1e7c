import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../web-form/', import.meta.url));

/** Where the built form is; its manifest says under which names. */
export const builtForm = join(folder, 'dist');
export const formManifest = join(builtForm, 'manifest.json');

export const warningScript = join(folder, 'session-warning.js');

/** Builds the form's styles and script, a quarter of a second, unless they are newer than everything they are made of. */
export async function ensureFormBuilt(): Promise<void> {
  if (!(await isStale())) return;
  const { build } = await import('vite');
  const aside = await mkdtemp(join(folder, 'dist-'));
  await build({ configFile: join(folder, 'vite.config.ts'), build: { outDir: aside } });
  await replaceBuilt(aside);
}

async function isStale(): Promise<boolean> {
  if (!existsSync(formManifest)) return true;
  const builtAt = (await stat(formManifest)).mtimeMs;
  const sources = await readdir(join(folder, 'src'));
  const times = await Promise.all(
    ['vite.config.ts', ...sources.map((name) => join('src', name))].map((name) => stat(join(folder, name))),
  );
  return times.some(({ mtimeMs }) => mtimeMs > builtAt);
}

/** Two processes may build at once: each aside, and the last to finish stays. */
async function replaceBuilt(aside: string): Promise<void> {
  const old = `${aside}-old`;
  await rename(builtForm, old).catch(() => undefined);
  await rename(aside, builtForm).catch(() => rm(aside, { recursive: true }));
  await rm(old, { recursive: true, force: true });
}
