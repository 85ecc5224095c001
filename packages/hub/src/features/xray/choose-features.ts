import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import type { ProductFeature } from '../../engine/xray/right.ts';
import { FeatureAlwaysOnError } from '../../foundation/errors/feature-always-on.ts';
import { type FeatureChoice, listFeatureChoices, upsertFeatureChoices } from '../../store/rows/feature-choice-rows.ts';
import { chooseNamed, isSwitchedOn } from './switched-on.ts';
import type { XrayVerbDeps } from './xray-deps.ts';

const names = z.array(z.string()).readonly().default([]);
const input = z.object({ connectionId: z.int(), on: names, off: names });

/** A feature as a connection has it. */
export interface FeatureState {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly writes: boolean;
  readonly isOn: boolean;
  /** Whether it can be switched off. */
  readonly isAlwaysOn: boolean;
}

/**
 * Switches features of a connection on and off. What is in both lists is off. Nothing is asked of HaloPSA, and nothing is written there.
 * @throws InvalidInputError, NotPermittedError, UnknownFeatureError, FeatureAlwaysOnError
 */
export const chooseFeatures = defineVerb<XrayVerbDeps, typeof input, readonly FeatureState[], readonly FeatureState[]>({
  name: 'features.choose',
  input,
  prepare: async (deps, { connectionId, on, off }) => {
    const { features } = deps;
    chooseNamed(features, on);
    const fixed = chooseNamed(features, off).find(({ isAlwaysOn }) => isAlwaysOn);
    if (fixed) throw new FeatureAlwaysOnError(fixed.name);
    return listFeatures(deps, connectionId);
  },
  run: async ({ db, features, clock }, { connectionId, on, off }) => {
    const choices = [
      ...on.filter((feature) => !off.includes(feature)).map((feature) => ({ feature, isOn: true })),
      ...off.map((feature) => ({ feature, isOn: false })),
    ];
    await upsertFeatureChoices(db, connectionId, { choices, at: new Date(clock.now()) });
    return toStates(features, await listFeatureChoices(db, connectionId));
  },
  audit: ({ connectionId, on, off }, after, before) => {
    const named = (states: readonly FeatureState[]) =>
      Object.fromEntries(states.filter(({ name }) => [...on, ...off].includes(name)).map(({ name, isOn }) => [name, isOn]));
    const detail = { on, off, before: named(before), after: named(after) };
    return on.length + off.length === 0 ? null : { subject: `connection ${connectionId}`, detail };
  },
});

/** Every feature of the product as a connection has it, in the order of the catalogue. */
export async function listFeatures(
  { store, workspaceId, features }: Pick<XrayVerbDeps, 'store' | 'workspaceId' | 'features'>,
  connectionId: number,
): Promise<readonly FeatureState[]> {
  const choices = await store.inWorkspace(workspaceId, (db) => listFeatureChoices(db, connectionId), { readOnly: true });
  return toStates(features, choices);
}

function toStates(features: readonly ProductFeature[], choices: readonly FeatureChoice[]): readonly FeatureState[] {
  return features.map((feature) => {
    const { name, title, purpose, writes, isAlwaysOn = false } = feature;
    return { name, title, purpose, writes, isOn: isSwitchedOn(feature, choices), isAlwaysOn };
  });
}
