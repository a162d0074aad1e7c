import { dayIn, type Words } from '../language.ts';
import type { Mapping } from './columns.ts';
import type { ListLine } from './read-lines.ts';

const linesShown = 3;
const mostStrangers = 50;

/** The first lines as they were understood, so that a wrong column or a day for a month is seen before it is sent. */
export function AsRead({ words, mapping, lines }: { words: Words; mapping: Mapping; lines: ListLine[] }) {
  const unused = mapping.header.filter((_, place) => (mapping.columns[place] ?? null) === null);
  return (
    <section aria-labelledby="as-read">
      <h2 id="as-read">{words.list.asRead}</h2>
      {unused.length > 0 ? <p class="hint">{words.list.unused(unused.join(', ').slice(0, 200))}</p> : null}
      <ul class="as-read">
        {lines.slice(0, linesShown).map((line) => (
          <li>
            <strong>{line.name}</strong> {words.request.born(dayIn(words, line.birthDate))}
            <span class="known">{saidOf(words, line).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function saidOf(words: Words, { medicine, rxNumber, daysLeft, note, urgent }: ListLine): string[] {
  const { fields } = words.list;
  return [
    medicine,
    ...(rxNumber === null ? [] : [`${fields.rxNumber}: ${rxNumber}`]),
    ...(daysLeft === null ? [] : [`${fields.daysLeft}: ${String(daysLeft)}`]),
    ...(note === '' ? [] : [`${fields.note}: ${note.slice(0, 80)}`]),
    ...(urgent ? [fields.urgent] : []),
  ];
}

/** Lines that name nobody of one's own roster: they can be sent, and it is better to look at them first. */
export function Strangers({ words, strangers }: { words: Words; strangers: ListLine[] }) {
  return (
    <section aria-labelledby="strangers">
      <h2 id="strangers">{words.list.strangers(strangers.length)}</h2>
      <p class="hint">{words.list.strangersHint}</p>
      <ul class="as-read">
        {strangers.slice(0, mostStrangers).map((line) => (
          <li>
            <strong>{words.list.line(line.line)}</strong>
            <span class="known">
              {line.name} {words.request.born(dayIn(words, line.birthDate))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
