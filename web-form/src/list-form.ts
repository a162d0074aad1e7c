import { said } from './banner.ts';

/** What the server takes of one upload; the rest of a mebibyte is for what is sent beside it. */
const mostBytes = 1_000_000;

/** A file that is too large is said where it was chosen, before it is sent in vain. */
export function startListForm(): void {
  const file = document.querySelector<HTMLInputElement>('#list input[type="file"]');
  file?.addEventListener('change', () => {
    const size = file.files?.[0]?.size ?? 0;
    file.setCustomValidity(size > mostBytes ? said('tooLarge') : '');
    file.reportValidity();
  });
}
