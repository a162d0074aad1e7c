/** A wording that a text was made of: which template, its version, and which of the variants. */
export type UsedWording = { template: string; version: number; index: number };

const shape = /^([a-z_]+)@(\d+)\.(\d+)$/;

/** Reads `submitted@2.1+too_early@1.0`; what does not fit is left out. */
export function readVariant(variant: string): UsedWording[] {
  return variant.split('+').flatMap((part) => {
    const [, template, version, index] = shape.exec(part) ?? [];
    return template === undefined ? [] : [{ template, version: Number(version), index: Number(index) }];
  });
}

/** The next variant after the one in the recipient's last text, round and round; the first when it had none. */
export function pickVariant(template: string, count: number, lastVariant: string | null): number {
  if (lastVariant === null || count < 2) return 0;
  const used = readVariant(lastVariant).find((wording) => wording.template === template);
  return used ? (used.index + 1) % count : 0;
}
