/**
 * Rows as a CSV file that every spreadsheet opens: UTF-8 with its mark, each value quoted. A value that a spreadsheet
 * would take for a formula gets an apostrophe before it (OWASP, CSV Injection), so that it is shown and not run.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(value: string): string {
  const harmless = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
