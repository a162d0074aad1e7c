import { createHmac } from 'node:crypto';

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> };

/** What a browser does for a person: keeps cookies, fills in forms with what stands hidden in them, follows. */
export type AccountBrowser = {
  cookies: Map<string, string>;
  /** The `Set-Cookie` lines that came so far. */
  setCookies: string[];
  get(path: string): Promise<Page>;
  /** Sends a form of the page that was got last, or of another. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
};

export type Page = { status: number; location: string | null; html: string };

export function openBrowser(app: App, address = '192.0.2.1'): AccountBrowser {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  let formToken = '';

  async function ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin', 'x-real-ip': address };
    const answer = await app.request(path, { ...init, headers: { ...sent, cookie, ...init.headers } });
    for (const line of answer.headers.getSetCookie()) {
      setCookies.push(line);
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const gone = /max-age=0(;|$)/i.test(line);
      if (gone) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const html = await answer.text();
    formToken = /name="formToken" value="([0-9a-f]+)"/.exec(html)?.[1] ?? formToken;
    return { status: answer.status, location: answer.headers.get('location'), html };
  }

  return {
    cookies,
    setCookies,
    get: (path) => ask(path, { headers: {} }),
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams({ formToken, ...fields }), headers }),
  };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, section 6, as a person types it: without the padding. */
function readBase32(text: string): Uint8Array {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

/** The code that an authenticator app shows (RFC 6238); `step` 1 for the next one, -1 for the one before. */
export function appCode(key: string, step = 0): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000) + step));
  const hash = createHmac('sha1', readBase32(key)).update(new Uint8Array(counter.buffer)).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 0x0f) & 0x7fffffff;
  return Promise.resolve(String(number % 1_000_000).padStart(6, '0'));
}

/** What stands on the page that sets up a second step. */
export function readSetUp(html: string): { key: string; recoveryCodes: string[] } {
  const key = (/class="key">([^<]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');
  const list = /class="codes">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  return { key, recoveryCodes: [...list.matchAll(/<li>([^<]+)<\/li>/g)].map(([, code]) => code ?? '') };
}
