import type { EventFigures, FieldFigures, Figures, Group } from './figures.ts';
import type { Scored } from './score-text.ts';

/** What a value is held to, as printed; on texts that nobody has tuned to. */
const targets: Record<string, string> = {
  'prescription, typed': '≥ 0.97',
  'prescription, transcript': '≥ 0.92',
  'birth date': 'recall ≥ 0.98',
  name: 'recall ≥ 0.95',
  'intents, macro': '≥ 0.93',
  'no refill, taken for one': '≤ 1 %',
  'look-alike taken for its twin': '0',
  'danger that reaches no person': '≤ 1 %',
  'false alarm on an ordinary refill': '≤ 2 %',
  'a value that is not in the text': '0',
};

const first = [
  'medication found',
  'medication name',
  'prescription',
  'prescription, typed',
  'prescription, transcript',
  'asked',
  'everything asked',
  'strength',
  'quantity',
  'Rx number',
  'days left',
  'days left, of no one medicine',
  'birth date',
  'name',
  'somebody else’s',
];

/** The tables of one part in Markdown: values found, then what must not happen. */
export function reportPart(name: string, byGroup: Record<Group, Figures>): string {
  const { all, typed, transcript, en, es } = byGroup;
  return [
    `### ${name}: ${all.texts} texts (${en.texts} English, ${es.texts} Spanish, ${byGroup.other.texts} other; ${transcript.texts} as speech)`,
    '',
    '| value | labelled | precision | recall | F1 | target | typed F1 | transcript F1 | English F1 | Spanish F1 |',
    '|---|--:|--:|--:|--:|---|--:|--:|--:|--:|',
    ...fieldOrder(all).map((field) => fieldRow(field, [all, typed, transcript, en, es])),
    macroRow([all, typed, transcript, en, es]),
    '',
    '| what must not happen | times | of | share | target |',
    '|---|--:|--:|--:|---|',
    ...Object.entries(all.events).map(([field, figures]) => eventRow(field, figures)),
  ].join('\n');
}

function fieldOrder({ fields }: Figures): string[] {
  const rest = Object.keys(fields)
    .filter((field) => !first.includes(field))
    .sort();
  return [...first.filter((field) => field in fields), ...rest];
}

function fieldRow(field: string, figures: Figures[]): string {
  const [all, ...others] = figures.map((one) => one.fields[field]);
  return row([
    field,
    String(all?.labelled ?? 0),
    shown(all?.precision),
    shown(all?.recall),
    shown(all?.f1),
    targets[field] ?? '',
    ...others.map((one: FieldFigures | undefined) => shown(one?.f1)),
  ]);
}

function macroRow(figures: Figures[]): string {
  const [all, ...others] = figures.map((one) => shown(one.intentsMacroF1));
  return row(['intents, macro', '', '', '', all ?? '', targets['intents, macro'] ?? '', ...others]);
}

function eventRow(field: string, { happened, of }: EventFigures): string {
  const percent = of === 0 ? '' : `${((happened / of) * 100).toFixed(1)} %`;
  return row([field, String(happened), String(of), percent, targets[field] ?? '']);
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Three places, cut and not rounded: a figure below its target never shows as reached. */
function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : (Math.floor(value * 1000) / 1000).toFixed(3);
}

/** One line for each text with something amiss: its id and the fields, without its words. */
export function missLines(scored: readonly Scored[]): string[] {
  return scored.flatMap(({ label, marks }) => {
    const amiss = marks.flatMap((mark) => {
      if (mark.kind === 'event')
        return mark.happened && mark.field !== 'language mistaken' ? [mark.field] : [];
      return mark.result === 'right' ? [] : [`${mark.field} ${mark.result}`];
    });
    return amiss.length === 0 ? [] : [`${label.part} ${label.id}: ${[...new Set(amiss)].join('; ')}`];
  });
}
