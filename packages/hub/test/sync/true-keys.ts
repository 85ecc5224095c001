import type { HaloEntity } from '@sundog/halo';
import type { Sandbox } from '@sundog/sandbox';

/** The keys that the sandbox truly holds of an entity, from its oracle and independent of anything that the hub read; sorted as text. */
export function trueKeys(sandbox: Sandbox, entity: HaloEntity): readonly string[] {
  return [...keysInOracle(sandbox, entity)].map(String).sort();
}

function* keysInOracle(sandbox: Sandbox, entity: HaloEntity): Iterable<string | number> {
  if (entity.name === 'lookup-type') {
    // The lists of choices are themselves the choices of list 11.
    for (const row of sandbox.oracle.snapshot('lookup')) if (row['lookupid'] === 11) yield Number(row['id']);
    return;
  }
  if (entity.source.by !== 'embedded') {
    const wires = entity.key.map((name) => entity.fields[name]?.wire ?? '');
    for (const row of sandbox.oracle.snapshot(entity.name)) yield wires.map((wire) => String(row[wire])).join(':');
    return;
  }
  for (const parent of sandbox.oracle.snapshot(entity.source.parent)) {
    const children = parent[entity.source.member];
    if (Array.isArray(children)) for (const child of children) yield Number((child as Record<string, unknown>)['id']);
  }
}
