import { draw, redraw } from './draw.ts';
import { STREAM } from './stream.ts';

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** A UUID (version 4 in form) that depends on the seed, the kind of thing and its index only. */
export function makeGuid(seed: number, kind: number, index: number): string {
  const a = draw(seed, STREAM.guid * 1000 + kind, index);
  const b = redraw(a);
  const c = redraw(b);
  const d = redraw(c);
  const second = hex(b);
  const third = hex(c);
  const variant = ((c >>> 28) & 0x3) | 0x8;
  return `${hex(a)}-${second.slice(0, 4)}-4${second.slice(5)}-${variant.toString(16)}${third.slice(1, 4)}-${third.slice(4)}${hex(d)}`;
}
