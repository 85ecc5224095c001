import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { inspectInstalled } from './inspect-installed.ts';
import type { Administrator, InstallDeps } from './install-deps.ts';

const input = z.object({
  connectionId: z.int(),
  administrator: z.custom<Administrator>().nullable().default(null),
});

/** What is left in HaloPSA. */
export interface LeftRecord {
  readonly entity: string;
  readonly key: string;
  readonly title: string;
  /** `there`: it is still there. `hidden`: nobody could look. */
  readonly state: 'there' | 'hidden';
  /** The screen of HaloPSA where a person removes it. */
  readonly screen: string;
}

/** What HaloPSA holds of ours, read back. */
export interface RemovalReceipt {
  /** How many records are gone, proven by reading. */
  readonly gone: number;
  readonly left: readonly LeftRecord[];
  /** Assets that the hub made: they stay. */
  readonly assets: number;
}

/** Reads back what of ours HaloPSA still holds. @throws ConnectionNotFoundError, and HaloErrors */
export const readReceipt = defineVerb<InstallDeps, typeof input, RemovalReceipt, RemovalReceipt>({
  name: 'install.read-receipt',
  input,
  prepare: async (deps, order) => {
    const { records, assetKeys } = await inspectInstalled(deps, order);
    const left = records.flatMap(({ entity, key, title, state, screen }) =>
      state === 'gone' ? [] : [{ entity, key, title, state, screen }],
    );
    return { gone: records.length - left.length, left, assets: assetKeys.length };
  },
  run: async (_deps, _input, receipt) => receipt,
  audit: ({ connectionId }, { gone, left }) => ({
    subject: `connection ${connectionId}`,
    detail: { gone, left: left.map(({ entity, key, state }) => `${entity} ${key} ${state}`) },
  }),
});
