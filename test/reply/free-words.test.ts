import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/message.ts';
import { earlyWords } from '../../src/reply/event-words.ts';
import { lintText } from '../../src/reply/lint-text.ts';
import { lintWording, type WordingProblem } from '../../src/reply/lint-wording.ts';
import { shippedBook } from '../../src/reply/template-book.ts';
import type { TemplateId } from '../../src/reply/template.ts';

function problemsOf(text: string, id: TemplateId = 'received', language: Language = 'en'): WordingProblem[] {
  const found = lintWording(id, language, [text, 'We have your message {references}, {requests}.']);
  return found.filter(({ variant }) => variant === 0).map(({ problem }) => problem);
}

const claims = [
  'Good news on {references}: your doctor said yes, come and collect it.',
  '{references} dispatched, in the mail.',
  '{references}: okayed by the prescriber.',
  '{references} is a go! Pick it up any time.',
  '{references}: your order left our pharmacy.',
  '{references}: the doctor gave us the go-ahead.',
  '{references}: signed by your doctor.',
  '{references}: your doctor is fine with it.',
  '{references}: come get it.',
  '{references}: it is waiting for you at the counter.',
  '{references}: all set.',
  '{references}: your package is out.',
  '{references}: we just sent it over.',
  '{references}: your pills went out this morning.',
  '{references}: the doctor turned it down.',
  '{references}: se lo enviamos hoy.',
  '{references}: su médico dijo que sí.',
  '{references}: su médico ya lo autorizó.',
  '{references}: puede pasar a recogerlo.',
  '{references}: ya puede pasar por la farmacia.',
  '{references}: la surtimos.',
  '{references}: le mandamos la medicina.',
  '{references}: salió de la farmacia.',
  '{references}: ya está lista.',
  '{references}: su médico dijo que no.',
];

const laterClaims = [
  'Your refill was sent to you ({references}).',
  'You will get it by mail today ({references}).',
  '{references}: you can get it now.',
  '{references}: go get it.',
  '{references}: refilled.',
  '{references}: it is here.',
  '{references}: the pharmacy has it for you.',
  '{references}: it left.',
];

const advised = [
  '{references}: stop the medicine.',
  '{references}: do not take it.',
  '{references}: you should double your dose.',
  '{references}: take two tablets.',
  '{references}: you are fine.',
  '{references}: keep taking your pills.',
  '{references}: deje de tomar la medicina.',
  '{references}: tome dos pastillas.',
];

const disguised = [
  '{references}: a p p r o v e d',
  '{references}: r.e.a.d.y',
  '{references}: appr\u200boved',
  '{references}: appr\u00adoved',
  '{references}: \u0430pproved',
  '{references}: ａｐｐｒｏｖｅｄ',
  '{references}: 𝐚𝐩𝐩𝐫𝐨𝐯𝐞𝐝',
];

const people = [
  'Dear Mary Johnson, we have {references}.',
  'Dear Dana, we have {references}.',
  'Hi Grace, we have {references}.',
  'Hola Rosa, tenemos {references}.',
  '{references}: this is for Mary.',
  '{references}: this is for mary.',
  '{references}: Mr. Long, we have it.',
  '{references}: Mrs Long, we have it.',
  'We have it, {references}, for Rose Long.',
];

const medicines = [
  '{references}: your ozempik too.',
  '{references}: your metformn too.',
  '{references}: your ozem pic too.',
  '{references}: your l i s i n o p r i l too.',
  '{references}: su lisinoprill.',
];

const harmless = [
  'We got your message about {references}. Thanks!',
  'Hi there, this is {org}. We received {references}. Please reply with the birthday and medication name.',
  'Apologies for the wait: {references} is being looked at.',
  "Please don't reply with photos of your insurance card. {references}",
  'The pharmacist will check {references} and call you back today.',
  'If it is urgent, call your doctor. {references}',
  'Thank you for your message. Our pharmacists will look at {references} and respond within one business day.',
  'Buenos días, recibimos su mensaje {references}.',
  'Estamos trabajando en su solicitud {references}. Disculpe las molestias.',
  'Hola, ya tenemos su mensaje ({references}). Le avisaremos cuando haya novedades.',
  'Llame a su médico si necesita ayuda. {references}',
];

describe('a wording in free words', () => {
  it.each([...claims, ...laterClaims])('is refused as it runs ahead of what is recorded: %s', (text) => {
    expect(problemsOf(text)).toContain('ahead_of_event');
  });

  it.each(advised)('is refused as it advises: %s', (text) => {
    expect(problemsOf(text)).toContain('gives_advice');
  });

  it.each([
    '{references}: more at rx.pharmacy/news',
    '{references}: write to reply.team please.',
    '{references}: see www.example',
  ])('is refused as it points elsewhere: %s', (text) => {
    expect(problemsOf(text)).toContain('holds_address');
  });

  it.each([
    ['opt_out_confirmed', '{org}: we will keep you posted. Reply START to join again.'],
    ['opt_out_confirmed', '{org}: you will get no more texts.'],
    ['opted_in', '{org}: hello.'],
    ['help', '{org}: for help {call}.'],
  ] as const)('is refused as %s that does not say what it stands for: %s', (id, text) => {
    expect(problemsOf(text, id)).toContain('says_too_little');
  });

  it.each(disguised)('is refused, whatever letters it is written in: %s', (text) => {
    expect(problemsOf(text)).toEqual(expect.arrayContaining(['odd_letters', 'ahead_of_event']));
  });

  it('is refused with a picture, which may say what words may not', () => {
    expect(problemsOf('{references}: \u{1f4e6} \u2705')).toContain('odd_letters');
  });

  it.each(people)('is refused as it names a person: %s', (text) => {
    expect(problemsOf(text)).toContain('names_person');
  });

  it.each(medicines)('is refused as it names a medicine, however it is spelt: %s', (text) => {
    expect(problemsOf(text)).toContain('names_medicine');
  });

  it.each(['for johnson', 'app roved', 'qwzx', 'rodriguez'])(
    'is refused for what is no known word: %s',
    (words) => {
      expect(problemsOf(`{references}: ${words}.`)).toContain('unknown_word');
    },
  );

  it.each(harmless)('may be said otherwise than shipped: %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('a claim', () => {
  it.each<[id: TemplateId, text: string]>([
    ['approved', '{requests}: your doctor said yes.'],
    ['approved', '{requests}: okayed by your doctor.'],
    ['shipped_undated', '{requests}: your order left our pharmacy and is in the mail.'],
    ['delivered', '{requests}: dropped off at your door. Questions? Please {call}.'],
  ])('may be made in the template of its event: %s %s', (id, text) => {
    expect(problemsOf(text, id)).toEqual([]);
  });

  it('is found in each sentence, and not over the end of one', () => {
    expect(earlyWords('We asked. It was dispatched.', [])).toEqual(['dispatched']);
    expect(earlyWords('Please ask your doctor. Yes or no?', [])).toEqual([]);
    expect(earlyWords('It was dispatched.', ['shipped'])).toEqual([]);
  });
});

it('holds back, before it is sent, a text of a wording that was saved under an older lint', () => {
  function lint(wording: string) {
    const { en: set } = shippedBook;
    const org = { name: 'Ready Meds of Mary Johnson', phone: '' };
    const text = `${org.name}: ${wording}`;
    return lintText({
      ...{ text, template: 'received', language: 'en', disclosure: 'neutral', isText: true },
      ...{ events: [], wordings: [wording], set, org },
    });
  }
  expect(lint('We have your message.')).toEqual([]);
  expect(lint('Dear Mary Johnson, your ozempik too.')).toEqual(
    expect.arrayContaining(['names_person', 'names_medicine', 'unknown_word']),
  );
  expect(lint('It is dispatched.')).toEqual(['ahead_of_event']);
});
