import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FormAsset, FormFiles } from '../form/form-deps.ts';
import { builtForm, ensureFormBuilt, formManifest, warningScript } from './build-form.ts';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export type FormParts = {
  files: FormFiles;
  assets: Map<string, FormAsset>;
  /** What warns before a session ends, on every page behind a sign-in; it is served as it stands. */
  warningScript: string;
};

type Manifest = Record<string, { file: string } | undefined>;

/** The built files of the facilities' form, read once at the start. */
export async function readFormAssets(): Promise<FormParts> {
  await ensureFormBuilt();
  const manifest = JSON.parse(await readFile(formManifest, 'utf8')) as Manifest;
  const assets = new Map<string, FormAsset>();
  for (const name of await readdir(builtForm)) {
    const contentType = mediaTypes[extname(name)];
    if (!contentType) continue;
    assets.set(name, { body: new Uint8Array(await readFile(join(builtForm, name))), contentType });
  }
  return {
    files: { styles: addressOf(manifest, 'src/form.css'), script: addressOf(manifest, 'src/main.ts') },
    assets,
    warningScript: await readFile(warningScript, 'utf8'),
  };
}

function addressOf(manifest: Manifest, source: string): string {
  const built = manifest[source];
  if (!built) throw new Error(`web-form was built without ${source}`);
  return `/form/assets/${built.file}`;
}
