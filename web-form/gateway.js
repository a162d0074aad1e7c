/* The two calls this page makes. The key is held in memory and in this tab's session storage, nothing else is. */

const storageName = 'refill-gateway-key';
const attempts = 3;
const answerLimitMs = 20_000;

export function storedKey() {
  return sessionStorage.getItem(storageName);
}

export function keepKey(key) {
  sessionStorage.setItem(storageName, key);
}

export function forgetKey() {
  sessionStorage.removeItem(storageName);
}

/** True for a key that may send requests, false for one that may not; throws when the gateway cannot be reached. */
export async function isUsableKey(key) {
  const response = await call(key, '/api/v1/messages?limit=1');
  if (response.status === 401 || response.status === 403) return false;
  if (!response.ok) throw new Error('unavailable');
  return true;
}

/** Reads what became of a request; null while the gateway cannot say. */
export async function readMessage(key, id) {
  const response = await call(key, `/api/v1/messages/${id}`);
  return response.ok ? response.json() : null;
}

/**
 * Sends a request. The same words sent again, after a lost answer or by a second press, carry the same
 * idempotency key, so that they are filed once.
 */
export function createSender() {
  let last = { body: '', idempotencyKey: '' };
  return async function send(key, request) {
    const body = JSON.stringify(request);
    if (body !== last.body) last = { body, idempotencyKey: crypto.randomUUID() };
    const headers = { 'content-type': 'application/json', 'idempotency-key': last.idempotencyKey };
    const response = await callAgain(key, '/api/v1/requests', { method: 'POST', headers, body });
    const answer = await response.json().catch(() => ({}));
    if (response.status === 202) last = { body: '', idempotencyKey: '' };
    return { status: response.status, answer };
  };
}

async function callAgain(key, path, options) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await call(key, path, options);
      if (response.status < 500 || attempt === attempts) return response;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 700 * attempt));
  }
}

function call(key, path, options = {}) {
  return fetch(path, {
    ...options,
    headers: { ...options.headers, authorization: `Bearer ${key}` },
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(answerLimitMs),
  });
}
