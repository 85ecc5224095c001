import pg from 'pg';

/** How values of the database become values here: int8 as Number, numeric as text, timestamptz as Date, json and dates as text. */
export const databaseTypes = new pg.TypeOverrides();

const keepText = (text: string): string => text;

databaseTypes.setTypeParser(pg.types.builtins.INT8, Number);
databaseTypes.setTypeParser(pg.types.builtins.NUMERIC, keepText);
// A row as Halo sent it is kept to the letter, so it is not parsed in passing.
databaseTypes.setTypeParser(pg.types.builtins.JSON, keepText);
databaseTypes.setTypeParser(pg.types.builtins.DATE, keepText);
databaseTypes.setTypeParser(pg.types.builtins.TIMESTAMP, keepText);
