import type { GreetingOptions } from '../channels/voice/greeting.ts';
import { readOwnWords } from '../channels/voice/read-own-words.ts';
import { SettingsError } from '../config/settings.ts';

const name = 'GREETING_WORDS';

/**
 * What callers hear by `GREETING_WORDS`: the JSON itself, or the path of a file with it. Null: what comes with the
 * program.
 *
 * @param readFile gives the text of a file, or throws SettingsError; absent: there is no file system
 * @throws SettingsError with what does not fit in it, never its words
 */
export async function ownWords(
  setting: string | null,
  readFile?: (name: string, path: string) => Promise<string>,
): Promise<Pick<GreetingOptions, 'words'>> {
  if (setting === null) return {};
  const isJson = setting.startsWith('{');
  if (!isJson && !readFile) throw new SettingsError([{ name, reason: 'must be a JSON object here' }]);
  const read = readOwnWords(isJson || !readFile ? setting : await readFile(name, setting));
  if ('words' in read) return read;
  throw new SettingsError(read.problems.map((reason) => ({ name, reason })));
}
