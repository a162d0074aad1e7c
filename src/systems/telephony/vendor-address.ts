/** Where the vendor's library sends everything, and what its webhooks name. */
const vendorOrigin = 'https://api.twilio.com';

/** Where the vendor keeps what it calls messaging services. */
const messagingOrigin = 'https://messaging.twilio.com';

/**
 * Where a path of the API (`/2010-04-01/…`), or an address that its answers name, is to be asked; null for an address
 * of somebody else. Services have a host of their own at the vendor, in each region; a proxy has one for everything.
 */
export function vendorAddress(url: string, apiUrl: string): string | null {
  const base = apiUrl.replace(/\/+$/, '');
  if (/^\/(?!\/)/.test(url)) return base + url;
  if (url.startsWith(`${base}/`) || url.startsWith(`${vendorOrigin}/`)) return rebase(url, apiUrl);
  if (!url.startsWith(`${messagingOrigin}/`)) return null;
  const atVendor = /^https:\/\/api\.(?:[\w-]+\.)*twilio\.com$/.test(base);
  return (atVendor ? base.replace('//api.', '//messaging.') : base) + url.slice(messagingOrigin.length);
}

/** An address of the vendor's API under the configured base; any other stays as it is. */
export function rebase(url: string, apiUrl: string): string {
  return url.startsWith(`${vendorOrigin}/`)
    ? apiUrl.replace(/\/+$/, '') + url.slice(vendorOrigin.length)
    : url;
}

/**
 * The address of a photo or recording, or null when it is not the vendor's or not of our account: whoever sends us
 * another must not get our credentials, nor have us call into our own network.
 */
export function mediaAddress(url: string, account: { accountSid: string; apiUrl: string }): URL | null {
  const address = URL.parse(rebase(url, account.apiUrl));
  const api = URL.parse(account.apiUrl);
  if (!address || !api || address.origin !== api.origin || address.username !== '') return null;
  const own = `${api.pathname.replace(/\/+$/, '')}/2010-04-01/Accounts/${account.accountSid}/`;
  // A path with escapes could mean another one to the server behind.
  return address.pathname.startsWith(own) && !address.pathname.includes('%') ? address : null;
}
