import type { TemplateId } from '../reply/template.ts';
import type { Ask } from '../reply/token-values.ts';
import { plain } from './words.ts';

/** What a template is for, where its id does not say it. */
const purposes: Partial<Record<TemplateId, string>> = {
  received: 'We have your message',
  need_info: 'Ask for what is missing',
  asked_again: 'Ask again',
  birth_date_again: 'Ask for the birth date again',
  which_drug: 'Ask which medicine',
  which_patient: 'Ask who it is for',
  how_much_left: 'Ask how much is left',
  greeting: 'Ask what they need',
  which_language: 'Ask for the language',
  person_takes_over: 'A person takes over',
  will_call: 'We will call',
  frustrated: 'We are sorry',
  clinical_guardrail: 'A pharmacist or nurse will be in touch',
  language_assist: 'Free help in other languages',
  event_news: 'There is news',
  status: 'Where the request stands',
  already_received: 'Already received',
  phi_warning: 'Ask whether texts may name medicines',
  setback: 'There is a delay',
};

export function purposeOf(id: TemplateId): string {
  return purposes[id] ?? plain(id);
}

export const askWords: Record<Ask, string> = {
  name: 'Full name',
  birth_date: 'Date of birth',
  medication: 'Medicine',
};
