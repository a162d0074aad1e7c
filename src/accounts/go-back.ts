/** Where a sign-in may lead: an address of our own pages, and no sign-in page. */
const ownAddress = /^\/(form|console|account)(?=[/?]|$)[\w\-./?&=%~]*$/;
const longest = 500;

/** The address that was asked for, or null for any that does not lead to a page of ours. */
export function safeAddress(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || wanted.length > longest || !ownAddress.test(wanted)) return null;
  // What a browser would make of it, `..` and all.
  const { pathname, search } = new URL(wanted, 'http://ours.invalid');
  return ownAddress.test(pathname) && !pathname.includes('//') ? pathname + search : null;
}

/** The sign-in page, which leads back to that address. */
export function signInAddress(back: string | null): string {
  const safe = safeAddress(back);
  return safe === null ? '/account/sign-in' : `/account/sign-in?${new URLSearchParams({ next: safe })}`;
}
