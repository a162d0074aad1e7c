import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const keyBytes = 32;

/**
 * The key of an installation that has none in its settings: made at the first start and kept in the data folder, for
 * the gateway's user alone. Whoever copies the folder has the key with what it seals: production sets its own.
 *
 * @throws when the file can neither be read nor made, or is no key.
 */
export async function readOrCreateKey(dataDir: string, fileName: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(dataDir, fileName);
  await mkdir(dataDir, { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const secret = crypto.getRandomValues(new Uint8Array(keyBytes));
      await file.writeFile(`${Buffer.from(secret).toString('base64')}\n`);
      await file.sync();
      return secret;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readKey(path);
}

/** A file without content is one that another process is just writing, or that a crash left empty. */
async function readKey(path: string): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 0; ; tries += 1) {
    const text = (await readFile(path, 'utf8')).trim();
    if (text === '' && tries < 20) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const secret = Uint8Array.from(Buffer.from(text, 'base64'));
    if (secret.byteLength !== keyBytes) throw new Error(`${path} holds no key`);
    return secret;
  }
}
