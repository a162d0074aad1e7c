import { parseArgs } from 'node:util';
import type { Db } from '../../db/client.ts';
import { systemClock } from '../../domain/clock.ts';
import { listTemplates, signTemplate, type TemplateView } from '../../reply/template-store.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = `Usage:
  npm run templates -- list [--language en|es] [--pending]
  npm run templates -- show ID --language en|es
  npm run templates -- sign ID… --language en|es --name NAME --qualification WORDS
  npm run templates -- sign --all --language en|es --name NAME --qualification WORDS`;

type Options = {
  language?: string | undefined;
  name?: string | undefined;
  qualification?: string | undefined;
  all?: boolean | undefined;
  pending?: boolean | undefined;
};

type Call = { verb: string | undefined; ids: string[]; options: Options };

/** `npm run templates`: the wordings in force, and a qualified person's signature under them, by name. */
async function templates(): Promise<number> {
  const call = readCall(process.argv.slice(2));
  const work = { list, show, sign }[call.verb ?? ''];
  if (!work) throw new CommandError(usage);
  return withDatabase(readCommandSettings(process.env), async ({ prisma }) => {
    const { language } = call.options;
    if (language !== undefined && language !== 'en' && language !== 'es') throw new CommandError(usage);
    const known = await listTemplates(prisma, language ? [language] : ['en', 'es']);
    return work(prisma, call, known);
  });
}

function readCall(words: string[]): Call {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: {
        language: { type: 'string' },
        name: { type: 'string' },
        qualification: { type: 'string' },
        all: { type: 'boolean' },
        pending: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [verb, ...ids] = positionals;
    return { verb, ids, options: values };
  } catch {
    throw new CommandError(usage);
  }
}

function list(_: Db, { options }: Call, known: TemplateView[]): Promise<number> {
  for (const each of known.filter(({ review }) => !options.pending || review === 'pending')) {
    const fields = [each.id, each.language, `v${String(each.version)}`, each.review, each.signedBy ?? ''];
    process.stdout.write(`${fields.join('\t')}\n`);
  }
  return Promise.resolve(0);
}

function show(_: Db, call: Call, known: TemplateView[]): Promise<number> {
  for (const each of chosen(call, known)) {
    process.stdout.write(`${each.id} ${each.language} v${String(each.version)} (${each.review})\n`);
    for (const text of each.texts) process.stdout.write(`  ${text}\n`);
  }
  return Promise.resolve(0);
}

async function sign(db: Db, call: Call, known: TemplateView[]): Promise<number> {
  const name = call.options.name?.trim();
  const qualification = call.options.qualification?.trim();
  if (!name || !qualification || call.options.language === undefined) throw new CommandError(usage);
  const meant = chosen(call, known).filter(({ review, editable }) => editable && review === 'pending');
  for (const { id, language, version, textHash } of meant) {
    const signature = { id, language, version, textHash, name, qualification, recordedBy: 'command' };
    const outcome = await signTemplate(db, signature, systemClock.now());
    if (outcome === 'own_words')
      throw new CommandError(`${id} was written by ${name}: another person signs it.`);
    if (outcome === 'stale')
      throw new CommandError(`${id} was changed just now. Read it again before you sign.`);
    process.stdout.write(`Signed: ${id} ${language} v${String(version)}\n`);
  }
  process.stderr.write(`${String(meant.length)} signed.\n`);
  return 0;
}

/** The named ones, or all of them where that was asked for. */
function chosen({ ids, options }: Call, known: TemplateView[]): TemplateView[] {
  if (options.all && ids.length === 0) return known;
  const unknown = ids.filter((id) => !known.some((each) => each.id === id));
  if (ids.length === 0 || options.all || unknown.length > 0) {
    throw new CommandError(unknown.length > 0 ? `Unknown: ${unknown.join(', ')}\n${usage}` : usage);
  }
  return known.filter(({ id }) => ids.includes(id));
}

await runCommand(templates);
