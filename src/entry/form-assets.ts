import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FormAsset } from '../channels/web/form-routes.ts';

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** The files of the facilities' form, read once at the start. */
export async function readFormAssets(): Promise<Map<string, FormAsset>> {
  const folder = fileURLToPath(new URL('../../web-form/', import.meta.url));
  const assets = new Map<string, FormAsset>();
  for (const name of await readdir(folder)) {
    const contentType = mediaTypes[extname(name)];
    if (contentType) assets.set(name, { body: await readFile(join(folder, name), 'utf8'), contentType });
  }
  return assets;
}
