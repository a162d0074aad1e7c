import { readFile } from 'node:fs/promises';
import { SettingsError } from '../config/settings.ts';

/**
 * The text of a file that a setting names.
 *
 * @throws SettingsError by the setting's name, when it cannot be read or is not in UTF-8
 */
export async function readTextFile(name: string, path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new SettingsError([{ name, reason: `the file cannot be read${code}` }]);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SettingsError([{ name, reason: 'the file is not in UTF-8' }]);
  }
}
