import type { MirrorColumn } from '../mirror/mirror-table.ts';
import { toMicroseconds } from './binary-instant.ts';

/** What a column of a binary COPY holds. */
export type PackedType = MirrorColumn['type'] | 'json' | 'uuid';

/** Values that can be packed. Points in time are ISO 8601 in UTC with milliseconds, uuids 32 hexadecimal digits. */
export type PackedValue = string | number | boolean | null | undefined;

/** Where a packed row stands. */
export interface Place {
  readonly segment: Buffer;
  readonly from: number;
  readonly to: number;
}

/** What begins and ends every binary COPY. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
export const copyTrailer = Buffer.from([0xff, 0xff]);

/**
 * How a value travels: numbers of any length as text, which the statement that reads the staging table casts. Everything else is in the
 * form in which PostgreSQL keeps it, so that neither side parses or escapes.
 */
export function packedType(type: PackedType): PackedType {
  return type === 'numeric' ? 'text' : type;
}

const segmentBytes = 64 * 1024;
const mostSpare = 256;
const spare: Buffer[] = [];
const two32 = 2 ** 32;

/**
 * Writes rows in the form of `COPY ... (FORMAT binary)` into memory outside of the heap, in segments that are used again and again: a
 * first sync moves gigabytes, and as strings and objects they would live just long enough to become expensive garbage.
 */
export class RowPacker {
  #segment: Buffer;
  #view: DataView;
  #at = 0;
  #rowFrom = 0;
  readonly #segments: Buffer[] = [];
  readonly #types: readonly PackedType[];

  constructor(types: readonly PackedType[]) {
    this.#types = types;
    this.#segment = this.#take(segmentBytes);
    this.#view = viewOf(this.#segment);
  }

  /** Packs one row: one value per type, in their order. */
  pack(values: readonly PackedValue[]): Place {
    const types = this.#types;
    this.#rowFrom = this.#at;
    // Room for every fixed value of the row is made here; a text makes its own, and keeps that room behind it.
    this.#reserve(2 + 12 * types.length);
    this.#view.setInt16(this.#at, types.length);
    this.#at += 2;
    for (let index = 0; index < types.length; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) {
        this.#view.setInt32(this.#at, -1);
        this.#at += 4;
      } else this.#write(types[index] ?? 'text', value, 12 * (types.length - index));
    }
    return { segment: this.#segment, from: this.#rowFrom, to: this.#at };
  }

  /** Gives the memory back. Only when nobody reads the rows any more, and none of them waits in a socket. */
  release(): void {
    for (const segment of this.#segments.splice(0))
      if (segment.length === segmentBytes && spare.length < mostSpare) spare.push(segment);
  }

  #write(type: PackedType, value: string | number | boolean, reserve: number): void {
    if (type === 'bigint') this.#writeInteger(Number(value));
    else if (type === 'timestamptz') this.#writeInstant(toMicroseconds(String(value)));
    else if (type === 'boolean') this.#writeBoolean(Boolean(value));
    else if (type === 'uuid') this.#writeHex(String(value), reserve);
    else this.#writeText(typeof value === 'string' ? value : String(value), reserve);
  }

  #writeBoolean(value: boolean): void {
    this.#view.setInt32(this.#at, 1);
    this.#view.setInt8(this.#at + 4, value ? 1 : 0);
    this.#at += 5;
  }

  #writeInteger(value: number): void {
    const high = Math.floor(value / two32);
    this.#view.setInt32(this.#at, 8);
    this.#view.setInt32(this.#at + 4, high);
    this.#view.setUint32(this.#at + 8, value - high * two32);
    this.#at += 12;
  }

  #writeInstant(micros: number | bigint): void {
    if (typeof micros === 'number') this.#writeInteger(micros);
    else {
      this.#view.setInt32(this.#at, 8);
      this.#view.setBigInt64(this.#at + 4, micros);
      this.#at += 12;
    }
  }

  #writeHex(text: string, reserve: number): void {
    this.#reserve(20 + reserve);
    this.#view.setInt32(this.#at, 16);
    this.#at += 4 + this.#segment.write(text, this.#at + 4, 'hex');
  }

  #writeText(text: string, reserve: number): void {
    this.#reserve(4 + 3 * text.length + reserve);
    const from = this.#at + 4;
    let written = text.length < 24 ? writeAscii(this.#segment, text, from) : -1;
    if (written < 0) written = this.#segment.write(text, from);
    this.#view.setInt32(this.#at, written);
    this.#at = from + written;
  }

  /** Makes room for so many bytes in one piece; a row that has begun moves along. */
  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#segment.length) return;
    const old = this.#segment;
    const begun = this.#at - this.#rowFrom;
    this.#segment = this.#take(Math.max(segmentBytes, begun + bytes));
    this.#view = viewOf(this.#segment);
    old.copy(this.#segment, 0, this.#rowFrom, this.#at);
    this.#at = begun;
    this.#rowFrom = 0;
  }

  #take(bytes: number): Buffer {
    const segment = (bytes === segmentBytes ? spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(bytes);
    this.#segments.push(segment);
    return segment;
  }
}

function viewOf(segment: Buffer): DataView {
  return new DataView(segment.buffer, segment.byteOffset, segment.length);
}

/** Writes a short text of ASCII; -1: it holds something else. Calling into the runtime costs more than these few characters. */
function writeAscii(segment: Buffer, text: string, from: number): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return -1;
    segment[from + index] = code;
  }
  return text.length;
}
