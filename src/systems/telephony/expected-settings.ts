/** What a field of a number or of a messaging service must say at the vendor, under the vendor's own name for it. */
export type ExpectedSetting = {
  field: string;
  kind: 'webhook' | 'fallback' | 'voice_fallback' | 'method' | 'empty';
  value: string;
  why: string;
};

export type Difference = { field: string; expected: string; found: string };

/**
 * Twilio tries a webhook once more by default, and only when no connection came about. These make it three times more,
 * also after an error and a slow answer: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
const retries = '#rc=3&rp=all';

const paths = { text: '/webhooks/twilio/sms', call: '/webhooks/twilio/voice' };

const whyFallback = 'asked when all retries have failed; taking a message in twice does no harm';

/** For the texts of a number that belongs to no messaging service, or to one that leaves them to its numbers. */
export function expectedForTexts(publicUrl: string): ExpectedSetting[] {
  return [
    ...webhook('sms_url', 'sms_method', publicUrl + paths.text, 'texts and photos that come in'),
    ...fallback('sms_fallback_url', 'sms_fallback_method', publicUrl + paths.text),
    {
      field: 'sms_application_sid',
      kind: 'empty',
      value: '',
      why: 'an application goes before the addresses',
    },
  ];
}

export function expectedForCalls(publicUrl: string): ExpectedSetting[] {
  const instead = 'goes before the address, so that calls would not reach the gateway';
  return [
    ...webhook('voice_url', 'voice_method', publicUrl + paths.call, 'calls: the greeting and its recording'),
    ...fallback('voice_fallback_url', 'voice_fallback_method', publicUrl + paths.call, 'voice_fallback'),
    { field: 'voice_application_sid', kind: 'empty', value: '', why: `an application ${instead}` },
    { field: 'trunk_sid', kind: 'empty', value: '', why: `a trunk ${instead}` },
  ];
}

export function expectedForService(publicUrl: string): ExpectedSetting[] {
  return [
    ...webhook('inbound_request_url', 'inbound_method', publicUrl + paths.text, 'texts to all its numbers'),
    ...fallback('fallback_url', 'fallback_method', publicUrl + paths.text),
  ];
}

/** Where a field says something else than it must. What is found is shown without query and credentials. */
export function compareSettings(
  expected: ExpectedSetting[],
  found: Readonly<Record<string, unknown>>,
): Difference[] {
  return expected.flatMap((setting) => {
    const value = found[setting.field];
    const text = typeof value === 'string' ? value : '';
    if (fits[setting.kind](text, setting.value)) return [];
    const wanted = setting.value === '' ? 'nothing' : setting.value;
    return [{ field: setting.field, expected: wanted, found: shown(text) }];
  });
}

const fits: Record<ExpectedSetting['kind'], (found: string, expected: string) => boolean> = {
  empty: (found) => found === '',
  method: (found, expected) => found.toUpperCase() === expected,
  webhook: (found, expected) => withoutFragment(found) === withoutFragment(expected) && retriesAll(found),
  // Another gateway on the same database serves as well.
  fallback: isGateway,
  // The vendor's own page takes a message even while every gateway is away.
  voice_fallback: (found, expected) => isTwimlBin(found) || isGateway(found, expected),
};

function isGateway(found: string, expected: string): boolean {
  const [url, ours] = [URL.parse(found), URL.parse(expected)];
  const path = ours?.pathname.slice(ours.pathname.indexOf('/webhooks/')) ?? '';
  const safe = url?.protocol === 'https:' || withoutFragment(found) === withoutFragment(expected);
  return url !== null && safe && url.pathname.endsWith(path) && url.search === '' && retriesAll(found);
}

/** A page that the vendor hosts: https://www.twilio.com/docs/serverless/twiml-bins */
function isTwimlBin(found: string): boolean {
  return /^https:\/\/handler\.twilio\.com\/twiml\/EH[0-9a-f]{32}$/i.test(found);
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

/** At least one retry, and it covers an error of ours and a slow answer. */
function retriesAll(url: string): boolean {
  const fragment = new URLSearchParams(url.includes('#') ? url.slice(url.indexOf('#') + 1) : '');
  const reasons = (fragment.get('rp') ?? '').split(',');
  const covers = reasons.includes('all') || ['ct', 'rt', '5xx'].every((reason) => reasons.includes(reason));
  return covers && Number(fragment.get('rc') ?? 1) >= 1;
}

function webhook(field: string, method: string, url: string, why: string): ExpectedSetting[] {
  return [
    { field, kind: 'webhook', value: url + retries, why },
    {
      field: method,
      kind: 'method',
      value: 'POST',
      why: 'nothing that a person said may stand in an address',
    },
  ];
}

function fallback(
  field: string,
  method: string,
  url: string,
  kind: 'fallback' | 'voice_fallback' = 'fallback',
): ExpectedSetting[] {
  return [
    { field, kind, value: url + retries, why: whyFallback },
    { field: method, kind: 'method', value: 'POST', why: 'as above' },
  ];
}

/** An address may carry somebody's password or key. */
function shown(text: string): string {
  if (text === '') return 'nothing';
  const url = URL.parse(text);
  if (!url) return /^\w{1,40}$/.test(text) ? text : 'something that is no address';
  const hidden = url.search === '' && url.username === '' ? '' : ' (with a query or credentials)';
  return `${url.origin}${url.pathname}${url.hash}${hidden}`;
}
