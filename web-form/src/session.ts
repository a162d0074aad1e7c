import { said, showBanner } from './banner.ts';

/** The watch over the session (`session-warning.js`) finds its end as well as a call that is refused: it is said once. */
export function sayWhenSessionEnds(): void {
  document.addEventListener('session-ended', sessionHasEnded);
}

/** The session has ended: whatever was entered is kept, and the way back leads through the sign-in. */
export function sessionHasEnded(): void {
  document.getElementById('session-warning')?.setAttribute('hidden', '');
  const next = new URLSearchParams({ next: location.pathname });
  showBanner(said('ended'), { text: said('back'), href: `/account/sign-in?${next.toString()}` });
}

/** Proves to the server that a call comes from this page. */
export function tokenHeader(): Record<string, string> {
  const field = document.querySelector<HTMLInputElement>('input[name="formToken"]');
  return { 'x-form-token': field?.value ?? '' };
}
