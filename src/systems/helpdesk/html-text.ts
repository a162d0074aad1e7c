const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const plain = new Map(Object.entries(signs).map(([sign, name]) => [name, sign]));

/** Whatever somebody wrote stays text: descriptions and notes are HTML in the agents' browsers. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** HTML as text, as far as we and the helpdesk's editor compose it: a line for each row of a table and each paragraph. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll('</th><td>', ': ')
    .replace(/<br ?\/?>|<\/(?:tr|p|div|li|blockquote)>/g, '\n')
    .replace(/<[^>]*>/g, '')

    .replaceAll('&nbsp;', ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => plain.get(name) ?? name)
    .trim();
}
