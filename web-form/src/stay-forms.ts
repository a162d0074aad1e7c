import { isPosting, postForm } from './post-form.ts';

/**
 * Forms that are sent without leaving their page (`data-stays`), such as an answer or a search: what was typed stays in
 * its field as long as no answer comes.
 *
 * @param shown what has to be done when another page took this one's place
 */
export function startStayForms(shown: () => void): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['stays'] === undefined) return;
    event.preventDefault();
    if (isPosting()) return;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter))
      if (typeof value === 'string') fields.append(name, value);
    void postForm({
      path: new URL(form.action).pathname,
      fields,
      // Each of them is filed once, or changes nothing.
      retries: true,
      sent: () => undefined,
      shown: () => Promise.resolve(shown()),
    });
  });
}
