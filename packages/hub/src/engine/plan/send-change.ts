import { HaloError } from '@sundog/halo';
import type { ApplyDeps } from './apply-deps.ts';
import { idOf, optionsOf } from './look-before-sending.ts';
import type { ReadyChange } from './ready-change.ts';
import { toMembers } from './record-shape.ts';
import { answerOf } from './refusal-text.ts';

/** Writes the request down, sends it, and writes down what was answered; gives the error if there was one. @throws what is no HaloError: then the entry stays open */
export async function sendChange(change: ReadyChange, attempt: number, deps: ApplyDeps): Promise<HaloError | null> {
  const { definition, values, recordKey, marker, number } = change;
  const entry = { number, attempt, act: definition.act, entity: definition.shape.entity.name, recordKey, marker, sent: values };
  deps.crash('apply.looked');
  const id = await deps.journal.begin(entry);
  deps.crash('apply.begun');
  try {
    const row = await request(change, deps);
    deps.crash('apply.sent');
    const key = keyOf(row?.value) ?? recordKey;
    await deps.journal.end(id, { answer: 'answered', status: null, answeredKey: key });
    deps.crash('apply.answered');
    return null;
  } catch (error) {
    if (!(error instanceof HaloError)) throw error;
    await deps.journal.end(id, { answer: answerOf(error), status: error.status ?? null, answeredKey: null });
    deps.crash('apply.answered');
    return error;
  }
}

async function request({ definition, values, recordKey, marker }: ReadyChange, deps: ApplyDeps) {
  const { shape, act, extras, marker: place } = definition;
  const options = optionsOf(deps);
  if (act === 'delete') return deps.writer.remove(shape.entity, idOf(recordKey ?? ''), options);
  if (act === 'update') {
    const members = { ...toMembers(shape, values), ...extras };
    return deps.writer.update(shape.entity, { id: idOf(recordKey ?? ''), values: members }, options);
  }
  const marked = place && marker !== null ? { ...values, [place.field]: marker } : values;
  return deps.writer.create(shape.entity, { ...toMembers(shape, marked), ...extras }, options);
}

function keyOf(record: unknown): string | null {
  const id = typeof record === 'object' && record !== null ? (record as Readonly<Record<string, unknown>>)['id'] : null;
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : null;
}
