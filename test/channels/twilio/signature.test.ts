import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/channels/twilio/form.ts';
import { isSignedByTwilio, signedUrls } from '../../../src/channels/twilio/signature.ts';

const token = '12345';
const path = '/webhooks/twilio/sms';

function sign(url: string, body: string, key = token): string {
  return getExpectedTwilioSignature(key, url, readForm(body).fields);
}

function check(options: {
  publicUrl: string;
  target?: string;
  signature: string | null;
  body: string;
  tokens?: string[];
}) {
  const { publicUrl, target = path, signature, body, tokens = [token] } = options;
  return isSignedByTwilio({ target, signature, form: readForm(body) }, publicUrl, tokens);
}

const body = 'To=%2B18005551212&From=%2B14158675309&Body=Refill+please&CallSid=CA1';

describe('who is believed to be Twilio', () => {
  it('agrees with the example in Twilio’s own documentation', () => {
    const documented =
      'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212';
    expect(
      check({
        publicUrl: 'https://mycompany.com',
        target: '/myapp.php?foo=1&bar=2',
        signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
        body: documented,
      }),
    ).toBe(true);
  });

  it.each([
    ['https without a port', 'https://refills.example', 'https://refills.example'],
    ['https, signed with its default port', 'https://refills.example', 'https://refills.example:443'],
    ['https, configured with its default port', 'https://refills.example:443', 'https://refills.example'],
    ['http without a port', 'http://refills.example', 'http://refills.example'],
    ['http, signed with its default port', 'http://refills.example', 'http://refills.example:80'],
    ['another port', 'https://refills.example:8443', 'https://refills.example:8443'],
    ['another port that a call drops', 'https://refills.example:8443', 'https://refills.example'],
    ['a base path', 'https://refills.example/base', 'https://refills.example/base'],
    ['a base path with a slash at the end', 'https://refills.example/base/', 'https://refills.example/base'],
    ['a user before the host', 'https://user:secret@refills.example', 'https://refills.example'],
    ['a host in capitals', 'https://Refills.Example', 'https://refills.example'],
  ])('takes %s', (_, publicUrl, signedUrl) => {
    expect(check({ publicUrl, signature: sign(signedUrl + path, body), body })).toBe(true);
  });

  it('takes a base path that the proxy left in place', () => {
    const signature = sign(`https://refills.example/base${path}`, body);
    expect(
      check({ publicUrl: 'https://refills.example/base', target: `/base${path}`, signature, body }),
    ).toBe(true);
    expect(signedUrls('https://refills.example', path)).toEqual([`https://refills.example${path}`]);
  });

  it.each([
    ['repeated fields', 'Tag=b&Tag=a&Tag=b&From=1'],
    ['blank fields', 'Body=&From=1&AddOns='],
    ['Unicode', `Body=${encodeURIComponent('mañana 😀 “sí”')}&From=1`],
    ['a plus sign and spaces at the ends', 'Body=+a%2Bb+&From=%20'],
    ['names of the language', '__proto__=1&constructor=2&toString=3'],
    ['one name as the beginning of another', 'Reason=a&ReasonConferenceEnded=b'],
    ['nothing at all', ''],
  ])('takes a form with %s', (_, form) => {
    const signature = sign(`https://refills.example${path}`, form);
    expect(check({ publicUrl: 'https://refills.example', signature, body: form })).toBe(true);
  });

  it.each(["?name=It's", "?name=It's+ok", '?a=b%20c&d=%C3%B1', '?empty=&x'])(
    'takes the query %s as it stands',
    (query) => {
      const signature = sign(`https://refills.example${path}${query}`, body);
      expect(check({ publicUrl: 'https://refills.example', target: path + query, signature, body })).toBe(
        true,
      );
    },
  );

  it('takes a JSON body by its hash, and no other body', () => {
    const json = '{"message":"ñ 😀"}';
    const target = `${path}?bodySHA256=${createHash('sha256').update(json).digest('hex')}`;
    const signature = getExpectedTwilioSignature(token, `https://refills.example${target}`, {});
    expect(check({ publicUrl: 'https://refills.example', target, signature, body: json })).toBe(true);
    expect(check({ publicUrl: 'https://refills.example', target, signature, body: `${json} ` })).toBe(false);
  });

  it('takes either token during a rotation', () => {
    const signature = sign(`https://refills.example${path}`, body, 'next');
    expect(check({ publicUrl: 'https://refills.example', signature, body, tokens: [token, 'next'] })).toBe(
      true,
    );
    expect(check({ publicUrl: 'https://refills.example', signature, body })).toBe(false);
  });

  it.each([
    ['no signature', null],
    ['an empty one', ''],
    ['one of another token', sign(`https://refills.example${path}`, body, 'another')],
    ['one over another host', sign(`https://other.example${path}`, body)],
    ['one over another path', sign(`https://refills.example${path}/status`, body)],
    ['one over another scheme', sign(`http://refills.example${path}`, body)],
    ['what is no base64', 'ñ'.repeat(28)],
  ])('refuses %s', (_, signature) => {
    expect(check({ publicUrl: 'https://refills.example', signature, body })).toBe(false);
  });

  it('refuses everything when the only token is empty', () => {
    const signature = sign(`https://refills.example${path}`, body, '');
    expect(check({ publicUrl: 'https://refills.example', signature, body, tokens: [''] })).toBe(false);
  });

  it('refuses a form in which any value, name or field was changed', () => {
    const signature = sign(`https://refills.example${path}`, body);
    for (const changed of [
      body.replace('Refill', 'Cancel'),
      `${body}&NumMedia=1`,
      body.replace('CallSid', 'Callsid'),
      '',
    ]) {
      expect(check({ publicUrl: 'https://refills.example', signature, body: changed })).toBe(false);
    }
  });

  it('never throws, whatever the public address, the path and the body are', () => {
    const anything = fc.record({
      publicUrl: fc.string(),
      target: fc.string(),
      signature: fc.string(),
      body: fc.string(),
    });
    fc.assert(fc.property(anything, (request) => !check(request)));
  });

  it('verifies every form that the vendor can sign', () => {
    const pairs = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(pairs, (fields) => {
        const form = new URLSearchParams(fields).toString();
        const signature = sign(`https://refills.example${path}`, form);
        return check({ publicUrl: 'https://refills.example', signature, body: form });
      }),
    );
  });
});
