import type { SourcePage } from '@sundog/connectors';
import type { Db } from '../../store/database.ts';
import { advancePass } from '../../store/rows/source-pass-rows.ts';
import { type SourceList, upsertRecords } from '../../store/rows/source-record-rows.ts';
import { keepRefusals } from '../../store/rows/source-refusal-rows.ts';
import { toKeptRecord, toKeptRefusal } from './kept-record.ts';

/** Records of one statement: tools without pages give everything at once. */
const mostPerStatement = 1_000;

/** Keeps the records and the refused rows of a page, and moves the checkpoint behind it, all in the given transaction. */
export async function keepPage(
  db: Db,
  {
    list,
    passId,
    page,
    at,
  }: { readonly list: SourceList; readonly passId: number; readonly page: SourcePage<object>; readonly at: Date },
): Promise<void> {
  const records = [
    ...new Map(page.records.map((record) => toKeptRecord(list.stream, record)).map((kept) => [kept.externalId, kept])).values(),
  ];
  let written = 0;
  for (let from = 0; from < records.length; from += mostPerStatement) {
    const { added, changed } = await upsertRecords(db, list, { records: records.slice(from, from + mostPerStatement), at });
    written += added + changed;
  }
  const refusals = [...new Map(page.refused.map(toKeptRefusal).map((kept) => [kept.hash.toString('hex'), kept])).values()];
  if (refusals.length > 0) await keepRefusals(db, list, { refusals, at });
  await advancePass(db, passId, {
    cursor: page.cursor,
    rows: records.length,
    written,
    refused: page.refused.length,
    passedOver: page.passedOver,
    expected: page.expected,
    externalIds: records.map(({ externalId }) => externalId),
  });
}
