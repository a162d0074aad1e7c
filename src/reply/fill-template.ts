import { type CalendarDate, toUtc } from '../domain/calendar-date.ts';
import type { Language } from '../domain/message.ts';
import { replaceTokens, type Phrases, type TemplateSet } from './template.ts';
import { tokenSchemas, type TemplateToken, type TokenValues } from './token-values.ts';
import { toGsm } from './to-gsm.ts';

export type { TokenValues } from './token-values.ts';

export type Org = { name: string; phone: string };

/** A longer name would leave no room for the message. */
const longestOrgName = 40;

/** A text with its tokens in place; throws when one is missing or has another type, so that no brace ever leaves. */
export function fillTokens(text: string, values: TokenValues, set: TemplateSet): string {
  return replaceTokens(text, (token) => sayToken(token, values, set));
}

/** The tokens that every text may use. */
export function orgTokens(org: Org): Pick<Required<TokenValues>, 'org' | 'call'> {
  return { org: org.name, call: org.phone };
}

/** The organisation's name as it is said in a text; the phrase for it where there is none. */
export function sayOrg(name: string, phrases: Phrases): string {
  const written = toGsm(name.normalize('NFC'))
    .replace(/[\s{}]+/g, ' ')
    .trim();
  return written.slice(0, longestOrgName).trim() || phrases.org;
}

function sayToken(token: TemplateToken, values: TokenValues, set: TemplateSet): string {
  const say: ((value: never, set: TemplateSet) => string) | undefined = sayings[token];
  if (!(token in tokenSchemas) || !tokenSchemas[token].safeParse(values[token]).success) {
    throw new Error(`a reply lacks its token ${token}`);
  }
  // The schema has just checked that the value is of the token's type.
  return say(values[token] as never, set);
}

type Sayings = {
  [Token in TemplateToken]: (value: Required<TokenValues>[Token], set: TemplateSet) => string;
};

const sayings: Sayings = {
  requests: (value, set) => listRequests(value, set),
  references: (value, { phrases }) => listReferences(value, phrases),
  org: (name, { phrases }) => sayOrg(name, phrases),
  call: (phone, { phrases }) => {
    const number = toGsm(phone)
      .replace(/[\s{}]+/g, ' ')
      .trim();
    return number === '' ? phrases.callUs : `${phrases.call} ${number}`;
  },
  date: (day, { language }) => sayDay(day, language),
  since: (day, { language }) => sayDay(day, language),
  timeframe: (priority, { phrases }) => phrases.timeframe[priority],
  state: ({ stage, eligibleOn, deliveryOn }, { phrases, language }) => {
    if (stage === 'too_early' && eligibleOn !== null)
      return phrases.tooEarlyUntil.replace('{date}', sayDay(eligibleOn, language));
    if (stage === 'shipped' && deliveryOn)
      return phrases.shippedFor.replace('{date}', sayDay(deliveryOn, language));
    return phrases.state[stage];
  },
  asked: (missing, { phrases }) =>
    listWords(
      missing.map((one) => phrases.asked[one]),
      phrases.and,
    ),
  count: String,
  alert: (kind, { phrases }) => phrases.alert[kind],
  medicine: toGsm,
  choices: (choices) => choices.map((choice, index) => `${String(index + 1)}) ${toGsm(choice)}`).join(', '),
  link: (link) => link,
};

type References = Required<TokenValues>['references'];

/** "RG-A", "RG-A and RG-B", or with `most` 1: "RG-A and 2 more". */
function listReferences({ references, most }: References, { and, more, yourRequest }: Phrases): string {
  const known = references.filter((reference) => reference !== '');
  if (known.length === 0) return yourRequest;
  const listed = known.slice(0, most);
  const rest = known.length - listed.length;
  return listWords(rest > 0 ? [...listed, `${String(rest)} ${more}`] : listed, and);
}

/** "Request RG-A", "Requests RG-A and RG-B", "Request RG-A (warfarin 5 mg)". */
function listRequests(value: Required<TokenValues>['requests'], { phrases }: TemplateSet): string {
  const listed = listReferences(value, phrases);
  const named = value.medicine ? ` (${toGsm(value.medicine)})` : '';
  if (listed === phrases.yourRequest) return `${capitalised(listed)}${named}`;
  return `${value.references.length === 1 ? phrases.request : phrases.requests} ${listed}${named}`;
}

function listWords(words: string[], and: string): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${and} ${last}` : last;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A day as it is said, without the year: "December 4", "4 de diciembre". */
export function sayDay(date: CalendarDate, language: Language): string {
  return days[language].format(toUtc(date));
}

/** Kept, because making one takes far longer than using it. */
const days: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
  es: new Intl.DateTimeFormat('es-US', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
};
