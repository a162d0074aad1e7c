const beginnings = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bra cle dro fri glo'.split(
  ' ',
);
const middles = 'bam cet dif gol hux jar kes lim mop nud pav rez sib tog vul wan xed zil'.split(' ');
const endings = 'ozole adril imab enol ustat iprane axone ephrin itide oclav'.split(' ');

/** Medicines that do not exist, all different, in the columns of a table of one's own: a name and a brand each. */
export function syntheticDrugTable(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const [first, second, third] = [
      index % beginnings.length,
      Math.floor(index / beginnings.length) % middles.length,
      Math.floor(index / (beginnings.length * middles.length)) % middles.length,
    ];
    const stem = `${beginnings[first] ?? ''}${middles[second] ?? ''}${middles[third] ?? ''}`;
    const name = `${stem}${endings[index % endings.length] ?? ''}`;
    return `${name},${[...stem].reverse().join('')}ax,other`;
  });
  return ['name,brands,class', ...lines].join('\n');
}
