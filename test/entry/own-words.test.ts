import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  farewellTwiml,
  greetingTwiml,
  languageTwiml,
  noTextTwiml,
} from '../../src/channels/voice/greeting.ts';
import { SettingsError } from '../../src/config/settings.ts';
import { ownWords } from '../../src/entry/own-words.ts';
import { readTextFile } from '../../src/entry/read-text-file.ts';
import { runCommand } from '../support/run-command.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeTemporaryFolder('own-words');
});
afterAll(() => rm(folder, { recursive: true }));

const caller = { publicUrl: 'https://refills.example', orgName: 'Oak Pharmacy' };
const words = {
  en: {
    closed: 'We are back at nine.',
    keys: 'Press 3 for a text.',
    keysWithoutText: 'No key does anything.',
    notice: 'We record this call & keep it.',
    instructions: 'Say who you are.',
    nothingHeard: 'That was <nothing>.',
    thanks: 'Got it.',
    cutOff: 'Got the first part.',
    textFollows: 'A text comes. Reply STOP to end texts.',
    noText: 'No text to this number.',
  },
  es: {
    closed: 'Volvemos a las nueve.',
    keys: 'Oprima el 2 o el 3.',
    keysWithoutText: 'Oprima el 2 solamente.',
    notice: 'Grabamos: esta llamada es grabada.',
    instructions: 'Diga quién es.',
    nothingHeard: 'No se oyó nada.',
    thanks: 'Recibido.',
    cutOff: 'Recibimos el comienzo.',
    textFollows: 'Va un mensaje. Responda STOP para terminar.',
    noText: 'No hay mensajes a este número.',
  },
};

function allThatIsHeard(spoken: Awaited<ReturnType<typeof ownWords>>): string {
  const options = { ...caller, ...spoken };
  const languages = (['en', 'es'] as const).map((language) => languageTwiml(options, language));
  const farewells = (['thanks', 'cutOff', 'textFollows'] as const).map((said) =>
    farewellTwiml(options, said),
  );
  const greetings = [true, false].map((offersText) => greetingTwiml({ ...options, offersText }, false));
  return [...greetings, ...languages, noTextTwiml(options), ...farewells].join('\n');
}

async function problemsOf(setting: string, readFile?: typeof readTextFile): Promise<string[]> {
  try {
    await ownWords(setting, readFile);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.map(({ name, reason }) => `${name}: ${reason}`);
    throw error;
  }
  return [];
}

describe('words of the operator’s own', () => {
  it.each(['a file', 'the setting itself'])(
    'take the place of all but the emergency line, from %s',
    async (from) => {
      const file = path.join(folder, 'words.json');
      await writeFile(file, JSON.stringify(words));
      const setting = from === 'a file' ? file : JSON.stringify(words);
      const heard = allThatIsHeard(await ownWords(setting, from === 'a file' ? readTextFile : undefined));
      const escaped = Object.values(words).flatMap((each) =>
        Object.values(each).map((text) =>
          text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
        ),
      );
      expect(escaped.filter((text) => !heard.includes(text))).toEqual([]);
      const shipped =
        /after the tone|después del tono|is recorded|Goodbye|Adiós|leave a message|deje un mensaje/;
      expect(heard).not.toMatch(shipped);
      expect(heard.match(/9 1 1/g)).toHaveLength(4);
    },
  );

  it('leave what they do not name as it comes with the program', async () => {
    const heard = allThatIsHeard(await ownWords('{"es": {"thanks": "Recibido."}}'));
    const shipped = allThatIsHeard({});
    expect(heard).toBe(shipped.replaceAll('Gracias. Tenemos su mensaje. Adiós.', 'Recibido.'));
    expect(heard).not.toBe(shipped);
  });

  it.each<[string, unknown, string[]]>([
    ['another form', { en: 'Mary' }, ['en Invalid input: expected object, received string']],
    ['an unknown key', { en: { Mary: 'Johnson' } }, ['en holds a key that is not known']],
    ['an unknown language', { fr: {} }, ['holds a key that is not known']],
    ['nothing to say', { en: { thanks: '  ' } }, ['en.thanks must not be empty']],
    ['too much to say', { es: { keys: 'a'.repeat(501) } }, ['es.keys must not be longer than 500 signs']],
    ['what XML cannot hold', { en: { closed: 'a\u0000b' } }, ['en.closed holds a sign that cannot be said']],
    [
      'a notice that hides it',
      { en: { notice: 'Hello.' } },
      ['en.notice must say that the call is recorded'],
    ],
    ['one in Spanish', { es: { notice: 'Hola.' } }, ['es.notice must say that the call is recorded']],
    ['no way out', { en: { textFollows: 'A text.' } }, ['en.textFollows must say that STOP ends texts']],
  ])('are refused with place and reason alone: %s', async (_, given, problems) => {
    expect(await problemsOf(JSON.stringify(given))).toEqual(
      problems.map((reason) => `GREETING_WORDS: ${reason}`),
    );
  });

  it('are refused when they are no JSON, or a file where there are none', async () => {
    expect(await problemsOf('{"en": Mary')).toEqual(['GREETING_WORDS: must be a JSON object']);
    expect(await problemsOf('words.json')).toEqual(['GREETING_WORDS: must be a JSON object here']);
    const absent = path.join(folder, 'absent.json');
    expect(await problemsOf(absent, readTextFile)).toEqual([
      'GREETING_WORDS: the file cannot be read (ENOENT)',
    ]);
  });

  it('that are not fit to be said stop the start', async () => {
    const environment = { DATA_DIR: folder, GREETING_WORDS: '{"en": {"notice": "Hello Mary."}}' };
    const ran = await runCommand('src/entry/node.ts', [], environment);
    expect(ran).toMatchObject({ status: 1 });
    expect(ran.stderr).toContain('GREETING_WORDS: en.notice must say that the call is recorded');
    expect(ran.stderr).not.toContain('Mary');
  });
});
