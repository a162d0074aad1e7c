/** A record of a CSV; `line` is where it begins, counted from 1. `broken`: a quotation mark was never closed. */
export type CsvRecord = { line: number; fields: string[]; broken: boolean };

/** Fields by comma, quoted where they hold commas, quotation marks (doubled) or line ends (RFC 4180). Blank lines are skipped. */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const source = text.replace(/^\uFEFF/, '');
  let record: CsvRecord = { line: 1, fields: [], broken: false };
  let [field, quoted, line] = ['', false, 1];
  function endRecord(): void {
    record.fields.push(field);
    if (record.fields.length > 1 || field.trim() !== '' || quoted)
      records.push({ ...record, broken: quoted });
    field = '';
    record = { line: line + 1, fields: [], broken: false };
  }
  for (let at = 0; at < source.length; at++) {
    const character = source[at] ?? '';
    if (quoted && character === '"' && source[at + 1] === '"') field += source[at++] ?? '';
    else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) field = push(record, field);
    else if (character === '\n' && !quoted) endRecord();
    else if (character !== '\r' || quoted) field += character;
    if (character === '\n') line++;
  }
  if (field !== '' || record.fields.length > 0) endRecord();
  return records;
}

function push(record: CsvRecord, field: string): string {
  record.fields.push(field);
  return '';
}
