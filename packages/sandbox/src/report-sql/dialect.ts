/** Words that begin or belong to statements other than a SELECT. */
export const REFUSED_WORDS: ReadonlySet<string> = new Set(
  (
    'INSERT UPDATE DELETE MERGE INTO DROP ALTER CREATE TRUNCATE EXEC EXECUTE DECLARE SET USE GO GRANT REVOKE DENY BACKUP RESTORE ATTACH DETACH PRAGMA ' +
    'VACUUM REINDEX BEGIN COMMIT ROLLBACK WAITFOR KILL SHUTDOWN OPENROWSET OPENQUERY OPENDATASOURCE BULK APPLY PIVOT UNPIVOT XML GLOB MATCH REGEXP INDEXED'
  ).split(' '),
);

/** Words that may stand before a parenthesis without being a function. */
export const BEFORE_PARENTHESIS: ReadonlySet<string> = new Set(
  'IN AS ON AND OR NOT WHERE HAVING SELECT FROM JOIN EXISTS ALL ANY SOME OVER BETWEEN LIKE WHEN THEN ELSE CASE UNION EXCEPT INTERSECT BY VALUES TOP DISTINCT WITH'.split(
    ' ',
  ),
);

/** Functions of SQL Server and what stands for them here; functions with a small letter are our own (sql-functions.ts). */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  COUNT: 'COUNT',
  COUNT_BIG: 'COUNT',
  SUM: 'SUM',
  AVG: 'AVG',
  MIN: 'MIN',
  MAX: 'MAX',
  STRING_AGG: 'group_concat',
  ROW_NUMBER: 'ROW_NUMBER',
  RANK: 'RANK',
  DENSE_RANK: 'DENSE_RANK',
  NTILE: 'NTILE',
  LAG: 'LAG',
  LEAD: 'LEAD',
  FIRST_VALUE: 'FIRST_VALUE',
  LAST_VALUE: 'LAST_VALUE',
  ISNULL: 'COALESCE',
  COALESCE: 'COALESCE',
  NULLIF: 'NULLIF',
  IIF: 'IIF',
  ABS: 'ABS',
  ROUND: 'tsql_round',
  CEILING: 'CEIL',
  FLOOR: 'FLOOR',
  POWER: 'POWER',
  SQRT: 'SQRT',
  SIGN: 'SIGN',
  LEN: 'tsql_len',
  UPPER: 'UPPER',
  LOWER: 'LOWER',
  LTRIM: 'LTRIM',
  RTRIM: 'RTRIM',
  TRIM: 'TRIM',
  REPLACE: 'REPLACE',
  SUBSTRING: 'SUBSTR',
  LEFT: 'tsql_left',
  RIGHT: 'tsql_right',
  CHARINDEX: 'tsql_charindex',
  CONCAT: 'tsql_concat',
  REVERSE: 'tsql_reverse',
  GETDATE: 'tsql_now',
  GETUTCDATE: 'tsql_now',
  SYSDATETIME: 'tsql_now',
  SYSUTCDATETIME: 'tsql_now',
  DATEADD: 'tsql_dateadd',
  DATEDIFF: 'tsql_datediff',
  DATEPART: 'tsql_datepart',
  DATENAME: 'tsql_datename',
  YEAR: 'tsql_year',
  MONTH: 'tsql_month',
  DAY: 'tsql_day',
  EOMONTH: 'tsql_eomonth',
  DATEFROMPARTS: 'tsql_datefromparts',
  FORMAT: 'tsql_format',
  ISDATE: 'tsql_isdate',
  ISNUMERIC: 'tsql_isnumeric',
};

/** Functions whose first argument is a bare word, the part of a date. */
export const DATE_PART_FIRST: ReadonlySet<string> = new Set(['DATEADD', 'DATEDIFF', 'DATEPART', 'DATENAME']);

/** Parts of a date by every spelling that SQL Server takes. */
export const DATE_PARTS: Readonly<Record<string, string>> = {
  YEAR: 'year',
  YY: 'year',
  YYYY: 'year',
  QUARTER: 'quarter',
  QQ: 'quarter',
  Q: 'quarter',
  MONTH: 'month',
  MM: 'month',
  M: 'month',
  DAYOFYEAR: 'dayofyear',
  DY: 'dayofyear',
  Y: 'dayofyear',
  DAY: 'day',
  DD: 'day',
  D: 'day',
  WEEK: 'week',
  WK: 'week',
  WW: 'week',
  WEEKDAY: 'weekday',
  DW: 'weekday',
  HOUR: 'hour',
  HH: 'hour',
  MINUTE: 'minute',
  MI: 'minute',
  N: 'minute',
  SECOND: 'second',
  SS: 'second',
  S: 'second',
};
