import type { CalendarDate } from '../domain/calendar-date.ts';
import type { DraftResident } from './draft.ts';
import { Known } from './found-residents.tsx';
import type { KnownResident } from './known-residents.ts';
import type { Words } from './language.ts';
import { MedicineRow } from './medicine-row.tsx';
import type { Problem } from './to-request.ts';

export type CardProps = {
  words: Words;
  draft: DraftResident;
  /** Null for one who is typed. */
  known: KnownResident | null;
  place: number;
  problems: Problem[];
  today: CalendarDate;
  /** It was just added: the cursor goes there. */
  fresh: boolean;
};

/** One resident of the request, with everything that can be asked for. */
export function ResidentCard({ words, draft, known, place, problems, today, fresh }: CardProps) {
  const at = `r${String(place)}`;
  const title = known?.name ?? (draft.name || words.request.resident(place + 1));
  return (
    <fieldset class="card resident" id={at} tabindex={-1} autofocus={fresh}>
      <legend>
        {title} {known ? <Known words={words} resident={known} /> : null}
      </legend>
      {known ? <input type="hidden" name={`${at}.id`} value={known.id} /> : null}
      {draft.suggested.map((id) => (
        <input type="hidden" name={`${at}.due`} value={id} />
      ))}
      {known ? null : <TypedPerson words={words} draft={draft} at={at} problems={problems} today={today} />}
      {known && known.medicines.length > 0 ? (
        <ul class="medicines" aria-label={words.request.medicines}>
          {known.medicines.map((medicine) => (
            <MedicineRow words={words} medicine={medicine} draft={draft} at={at} />
          ))}
        </ul>
      ) : null}
      {known && known.medicines.length === 0 ? <p class="hint">{words.request.noMedicines}</p> : null}
      <MoreOf words={words} draft={draft} at={at} place={place} open={known === null} problems={problems} />
      <div class="foot">
        <label class="tick">
          <input type="checkbox" name={`${at}.urgent`} value="yes" checked={draft.urgent} />
          <span>{words.request.urgent}</span>
        </label>
        <button
          type="submit"
          class="quiet remove"
          name="do"
          value={`remove:${String(place)}`}
          aria-label={words.request.removeResident(title)}
        >
          {words.request.remove}
        </button>
      </div>
    </fieldset>
  );
}

type Part = Pick<CardProps, 'words' | 'draft' | 'problems'> & { at: string };

function TypedPerson({ words, draft, at, problems, today }: Part & { today: CalendarDate }) {
  return (
    <div class="columns">
      <div class="field">
        <label for={`${at}.name`}>{words.request.name}</label>
        <input
          {...field(`${at}.name`, draft.name, problems)}
          maxlength={200}
          autocomplete="off"
          autocapitalize="words"
        />
        <Said field={`${at}.name`} problems={problems} />
      </div>
      <div class="field">
        <label for={`${at}.birthDate`}>{words.request.birthDate}</label>
        <input
          {...field(`${at}.birthDate`, draft.birthDate, problems)}
          type="date"
          max={today}
          autocomplete="off"
        />
        <Said field={`${at}.birthDate`} problems={problems} />
      </div>
    </div>
  );
}

/** What is not on file: further medicines and a note. Closed while nothing stands in it. */
function MoreOf({ words, draft, at, place, open, problems }: Part & { place: number; open: boolean }) {
  const used =
    draft.note !== '' ||
    draft.typed.length > 1 ||
    draft.typed.some(({ name, daysLeft }) => name !== '' || daysLeft !== '') ||
    problems.some(({ field: name }) => name.startsWith(`${at}.m`) || name === `${at}.note`);
  return (
    <details class="more" open={open || used}>
      <summary>{words.request.more}</summary>
      {draft.typed.map((medicine, row) => (
        <div class="columns typed">
          <div class="field">
            <label for={`${at}.m${String(row)}.name`}>{words.request.other}</label>
            <input
              {...field(`${at}.m${String(row)}.name`, medicine.name, problems)}
              maxlength={200}
              autocomplete="off"
              spellcheck={false}
            />
            <Said field={`${at}.m${String(row)}.name`} problems={problems} />
          </div>
          <div class="field days">
            <label for={`${at}.m${String(row)}.days`}>{words.request.daysLeft}</label>
            <input
              {...field(`${at}.m${String(row)}.days`, medicine.daysLeft, problems)}
              inputmode="numeric"
              maxlength={3}
              autocomplete="off"
            />
            <Said field={`${at}.m${String(row)}.days`} problems={problems} />
          </div>
        </div>
      ))}
      <button type="submit" class="quiet" name="do" value={`more:${String(place)}`}>
        {words.request.moreMedicine}
      </button>
      <div class="field">
        <label for={`${at}.note`}>
          {words.request.note} <span class="optional">{words.request.optional}</span>
        </label>
        <textarea {...field(`${at}.note`, null, problems)} rows={2} maxlength={4000}>
          {draft.note}
        </textarea>
        <Said field={`${at}.note`} problems={problems} />
      </div>
    </details>
  );
}

/** An input's name, value and whether something is wrong with it. */
function field(name: string, value: string | null, problems: Problem[]) {
  const wrong = problems.some((problem) => problem.field === name);
  return {
    id: name,
    name,
    ...(value === null ? {} : { value }),
    ...(wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}.said` } : {}),
  };
}

function Said({ field: name, problems }: { field: string; problems: Problem[] }) {
  const said = problems.filter((problem) => problem.field === name).map(({ message }) => message);
  return said.length > 0 ? (
    <p class="said" id={`${name}.said`}>
      {said.join(' ')}
    </p>
  ) : null;
}
