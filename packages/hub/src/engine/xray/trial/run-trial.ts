import { type Halo, HaloError, type HaloRow, type HaloWriter } from '@sundog/halo';
import { readListAnswer } from '../../preflight/list-answer.ts';
import type { TrialJournal, TrialResult } from './trial-journal.ts';
import type { TrialSubject } from './trial-subject.ts';

export interface TrialDeps {
  readonly halo: Halo;
  readonly writer: HaloWriter;
  readonly journal: TrialJournal;
  readonly marker: string;
  readonly signal?: AbortSignal;
}

/** What a step came to. */
type StepOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HaloError; readonly status: number | null };

/**
 * Makes one record with a marker, reads it back, deletes it. Every request is in the journal before it leaves. A record that a run which
 * was cut off may have made is looked for by its marker and never made a second time.
 * @param values the members of the record, without the marker
 * @throws what is no HaloError: a defect, or the abort of the signal
 */
export async function runTrial(
  subject: TrialSubject,
  values: Readonly<Record<string, unknown>>,
  deps: TrialDeps,
): Promise<TrialResult> {
  const post = `POST ${subject.entity.path}`;
  const wasSent = deps.journal.earlier.some(({ request }) => request === post);
  if (wasSent) return afterSilence(subject, deps);
  const marked = { ...values, [subject.markedMember]: `${deps.marker}`, third_party_id_string: deps.marker };
  const made = await inJournal(deps, { request: post, purpose: 'make one record with the marker' }, async () => {
    const row = await deps.writer.create(subject.entity, marked, optionsOf(deps));
    return { value: idOf(row), status: 201, result: `Made record ${idOf(row) ?? 'without an id'}.` };
  });
  if (!made.ok) return judgeRefusal(subject, deps, made);
  return made.value === null ? afterSilence(subject, deps) : cleanUp(subject, deps, made.value);
}

/** 403 decides. Where Halo refused the content, nothing was made and nothing is known of the right. Silence is looked into. */
async function judgeRefusal(
  subject: TrialSubject,
  deps: TrialDeps,
  { error, status }: { readonly error: HaloError; readonly status: number | null },
): Promise<TrialResult> {
  if (error.code === 'not-permitted') return { outcome: 'refused', leftBehind: 'Nothing: HaloPSA refused to make it.' };
  if (status !== null && status < 500)
    return {
      outcome: 'unclear',
      leftBehind: `Nothing: HaloPSA refused what the record says (${status}), not the right to make it.`,
    };
  return afterSilence(subject, deps);
}

/** The record may be there: it is looked for by its marker. */
async function afterSilence(subject: TrialSubject, deps: TrialDeps): Promise<TrialResult> {
  const { entity, searchBy, markedMember } = subject;
  const found = await inJournal(deps, { request: `GET ${entity.path}`, purpose: 'look for the marker' }, async () => {
    const query = { pageinate: 'true', page_no: '1', page_size: '20', [searchBy]: deps.marker };
    const answer = await deps.halo.get(entity.path, query, optionsOf(deps));
    const rows = readListAnswer(answer.json, entity.source.by === 'list' ? entity.source.list.keys : [])?.rows ?? [];
    const own = rows.map(asObject).find((row) => row[markedMember] === deps.marker);
    const id = typeof own?.['id'] === 'number' ? own['id'] : null;
    return {
      value: id,
      status: answer.status,
      result: id === null ? 'No record has the marker.' : `Record ${id} has the marker.`,
    };
  });
  if (found.ok && found.value !== null) return cleanUp(subject, deps, found.value);
  return {
    outcome: 'unclear',
    leftBehind: `Not known: HaloPSA never said whether it made the record. Look for "${deps.marker}" there, and delete it.`,
  };
}

/** Reads the record back, and deletes it only if it has the marker. */
async function cleanUp(subject: TrialSubject, deps: TrialDeps, id: number): Promise<TrialResult> {
  const { entity, markedMember, title } = subject;
  const stays = (why: string): TrialResult => ({
    outcome: 'allowed',
    leftBehind: `${entity.title} ${id} with the marker "${deps.marker}": ${why} Delete it by hand.`,
  });
  const back = await inJournal(deps, { request: `GET ${entity.path}/${id}`, purpose: `${title}: read it back` }, async () => {
    const row = await deps.halo.read(entity, id, optionsOf(deps));
    const record = asObject(row?.value);
    const isOurs = record[markedMember] === deps.marker;
    const kept = record['third_party_id_string'] === deps.marker ? 'is kept' : 'is not kept';
    const result = isOurs ? `It has the marker; third_party_id_string ${kept}.` : 'It does not have the marker.';
    return { value: isOurs, status: row === null ? 404 : 200, result };
  });
  if (!back.ok || !back.value) return stays('it could not be read back with its marker, so it was not deleted.');
  const gone = await inJournal(deps, { request: `DELETE ${entity.path}/${id}`, purpose: 'take it away again' }, async () => {
    await deps.writer.remove(entity, id, optionsOf(deps));
    return { value: true, status: 200, result: 'Deleted.' };
  });
  if (!gone.ok) return stays('HaloPSA did not delete it.');
  return { outcome: 'allowed', leftBehind: subject.remains(id) ?? 'Nothing that can be seen.' };
}

/** Writes a step down, does it, and writes down how it ended. */
async function inJournal<T>(
  { journal }: TrialDeps,
  step: { readonly request: string; readonly purpose: string },
  work: () => Promise<{ readonly value: T; readonly status: number; readonly result: string }>,
): Promise<StepOutcome<T>> {
  const number = await journal.begin(step);
  try {
    const { value, status, result } = await work();
    await journal.end(number, { status, result });
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof HaloError)) throw error;
    const status = error.status ?? null;
    await journal.end(number, { status, result: error.message });
    return { ok: false, error, status };
  }
}

function optionsOf({ signal }: TrialDeps): { readonly priority: 'interactive'; readonly signal?: AbortSignal } {
  return { priority: 'interactive', ...(signal ? { signal } : {}) };
}

function idOf({ value }: HaloRow): number | null {
  const { id } = asObject(value);
  return typeof id === 'number' && Number.isInteger(id) && id > 0 ? id : null;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
