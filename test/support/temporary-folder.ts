import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder that other accounts may pass through, as the embedded database of root must. The caller removes it. */
export async function makeTemporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `refill-gateway-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
