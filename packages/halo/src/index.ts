export * from './entities/index.ts';
export { defineHaloEntity, type HaloEntity, type HaloRecord } from './entity.ts';
export { type Disposition, HaloError } from './errors/halo-error.ts';
export { type Decimal, field, type HaloField, type Instant } from './fields/field.ts';
export type { Id } from './id.ts';
