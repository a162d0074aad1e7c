import type { DecisionCode } from '../domain/decision.ts';
import type { PreviewedMedicine } from '../pipeline/needs/preview-medicines.ts';
import type { DraftResident } from './draft.ts';
import { dayIn, type Words } from './language.ts';

/** A medicine on file: to tick, or where the request that stands for it is. */
export function MedicineRow({
  words,
  medicine,
  draft,
  at,
}: {
  words: Words;
  medicine: PreviewedMedicine;
  draft: DraftResident;
  /** The resident's part of the fields' names, such as `r0`. */
  at: string;
}) {
  const { prescriptionId: id, text, onItsWay } = medicine;
  if (onItsWay && onItsWay.stage !== 'too_early') {
    return (
      <li class="medicine going">
        <strong>{text}</strong>
        <span class="stage">
          {words.request.onItsWay}: {words.stages[onItsWay.stage]}
        </span>
        <span class="hint">{words.progress.ticket(onItsWay.reference)}</span>
      </li>
    );
  }
  return (
    <li class="medicine">
      <label class="tick">
        <input
          type="checkbox"
          name={`${at}.rx`}
          value={id}
          checked={draft.ticked.includes(id)}
          aria-describedby={`${at}.about.${id}`}
        />
        <span>{text}</span>
      </label>
      <p class="hint" id={`${at}.about.${id}`}>
        {draft.suggested.includes(id) ? <strong>{words.request.dueSoon} · </strong> : null}
        {aboutFill(words, medicine)} · {aboutNext(words, medicine)}
      </p>
      <div class="left">
        <label class="days">
          {words.request.daysLeft}
          <input
            id={`${at}.days.${id}`}
            name={`${at}.days.${id}`}
            value={draft.daysLeft.get(id) ?? ''}
            inputmode="numeric"
            maxlength={3}
            size={3}
            autocomplete="off"
            aria-label={words.request.daysLeftOf(text)}
          />
        </label>
        <label class="tick">
          <input
            type="checkbox"
            name={`${at}.out`}
            value={id}
            checked={draft.out.includes(id)}
            aria-label={words.request.outOf(text)}
          />
          <span>{words.request.out}</span>
        </label>
      </div>
    </li>
  );
}

function aboutFill(words: Words, { lastFill }: PreviewedMedicine): string {
  if (lastFill === null) return words.request.neverFilled;
  return words.request.lastFill(dayIn(words, lastFill.on), lastFill.daysSupply);
}

/** What the eligibility table says of a request made now, in words for those who make it. */
function aboutNext(words: Words, { code, eligibleOn }: PreviewedMedicine): string {
  if (code === 'TOO_EARLY' && eligibleOn !== null) return words.request.fillFrom(dayIn(words, eligibleOn));
  const said = wordsOfCode[code];
  return words.request[said];
}

const wordsOfCode: Record<DecisionCode, 'fillNow' | 'needsPrescriber' | 'needsPerson'> = {
  PHARMACY_PROCESS: 'fillNow',
  PHARMACY_COMPLETION: 'fillNow',
  PROVIDER_AUTHORIZATION: 'needsPrescriber',
  PROVIDER_NEW_RX: 'needsPrescriber',
  NEW_RX: 'needsPrescriber',
  TOO_EARLY: 'needsPerson',
  PHARMACIST_REVIEW: 'needsPerson',
  NEEDS_HUMAN: 'needsPerson',
  CLINICAL_REVIEW: 'needsPerson',
  IDENTITY_REVIEW: 'needsPerson',
  PROXY_REVIEW: 'needsPerson',
  CLARIFY: 'needsPerson',
  ESCALATE_NOW: 'needsPerson',
};
