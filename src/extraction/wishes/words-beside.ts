import type { Extraction } from '../../domain/message.ts';

/** Of so few words beside a name and a date none tells of anything else. */
const mostWordsBeside = 4;

/** Hardly more is said than who it is for, whatever the words of a name are weighed as. */
export function saysHardlyMore(text: string, { name, birthDate }: Extraction['patient']): boolean {
  const beside = [name, birthDate].reduce((rest, said) => (said ? rest.replace(said.text, ' ') : rest), text);
  return (beside.match(/\p{L}+/gu) ?? []).length <= mostWordsBeside;
}
