import pg from 'pg';

/** A calendar date stays text: as a Date it would be midnight in the machine's time zone, on another day elsewhere. */
export const readTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const isDate = oid === Number(pg.types.builtins.DATE);
    return isDate ? keepText : (pg.types.getTypeParser(oid, format) as (value: string) => unknown);
  },
};

function keepText(value: string): string {
  return value;
}
