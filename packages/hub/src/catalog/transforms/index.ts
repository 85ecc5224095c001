import type { TransformDefinition } from '../../engine/fields/transform-definition.ts';
import { letterCase } from './case.ts';
import { concatenate } from './concatenate.ts';
import { date } from './date.ts';
import { defaultValue } from './default.ts';
import { firstNonEmpty } from './first-non-empty.ts';
import { lookup } from './lookup.ts';
import { mapValues } from './map.ts';
import { number } from './number.ts';
import { regularExpression } from './regular-expression.ts';
import { split } from './split.ts';
import { trim } from './trim.ts';
import { unit } from './unit.ts';

/** Every transform of values. */
export const transforms: readonly TransformDefinition[] = [
  trim,
  letterCase,
  mapValues,
  regularExpression,
  date,
  number,
  unit,
  split,
  concatenate,
  firstNonEmpty,
  lookup,
  defaultValue,
];
