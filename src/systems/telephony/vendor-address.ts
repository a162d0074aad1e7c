/** Where the vendor's library sends everything, and what its webhooks name. */
const vendorOrigin = 'https://api.twilio.com';

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
