import type { MirrorColumn } from '../mirror/mirror-table.ts';

/** What a column of a binary COPY holds. */
export type CopyType = MirrorColumn['type'] | 'json' | 'uuid';

/** Values that a binary COPY can write. Points in time are ISO 8601 in UTC, uuids 32 hexadecimal digits. */
export type CopyValue = string | number | boolean | null | undefined;

/**
 * How a value travels: numbers of any length as text, which the statement that reads the staging table casts. Everything else is in the
 * form in which PostgreSQL keeps it, so that neither side parses or escapes.
 */
export function stagedType(type: CopyType): CopyType {
  return type === 'numeric' ? 'text' : type;
}

const segmentBytes = 256 * 1024;
const mostSpare = 24;
const spare: Buffer[] = [];
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const two32 = 2 ** 32;
/** 2000-01-01, where PostgreSQL begins to count. */
const postgresEpoch = Date.UTC(2000, 0, 1);

/**
 * The bytes of one `COPY ... FROM STDIN (FORMAT binary)`, in buffers that are used again and again: a sync writes gigabytes, and a new
 * buffer for each of them would be garbage faster than it is collected.
 */
export class BinaryCopy {
  #buffer: Buffer;
  #view: DataView;
  #at = 0;
  #rowFrom = 0;
  #sentTo = 0;
  readonly #used: Buffer[] = [];
  readonly #types: readonly CopyType[];
  #full: Buffer[] = [];

  constructor(types: readonly CopyType[]) {
    this.#types = types;
    this.#buffer = this.#take(segmentBytes);
    this.#view = viewOf(this.#buffer);
    this.#at = signature.copy(this.#buffer);
  }

  /** Writes one row; `values` yields one value per type, in their order. */
  write(values: readonly CopyValue[]): void {
    const types = this.#types;
    this.#rowFrom = this.#at;
    this.#reserve(2 + 12 * types.length);
    this.#view.setInt16(this.#at, types.length);
    this.#at += 2;
    for (let index = 0; index < types.length; index += 1) {
      const value = values[index];
      // Room for every fixed value of the row was made above; a text makes its own, and keeps that room behind it.
      if (value === null || value === undefined) {
        this.#view.setInt32(this.#at, -1);
        this.#at += 4;
      } else this.#writeValue(types[index] ?? 'text', value, 12 * (types.length - index));
    }
    this.#rowFrom = this.#at;
  }

  /** The parts that are full since the last call. They must have been sent before {@link release}. */
  takeFull(): readonly Buffer[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The last part. */
  end(): Buffer {
    this.#reserve(2);
    this.#view.setInt16(this.#at, -1);
    this.#at += 2;
    return this.#buffer.subarray(this.#sentTo, this.#at);
  }

  /** Gives the buffers back. Only when the server has confirmed the COPY: until then they may still wait in the socket. */
  release(): void {
    for (const buffer of this.#used)
      if (buffer.length === segmentBytes && spare.length < mostSpare) spare.push(buffer);
  }

  #writeValue(type: CopyType, value: string | number | boolean, reserve: number): void {
    if (type === 'bigint') return this.#writeInteger(Number(value));
    if (type === 'timestamptz') return this.#writeMicroseconds(toMicroseconds(String(value)));
    if (type === 'boolean') {
      this.#view.setInt32(this.#at, 1);
      this.#view.setInt8(this.#at + 4, value ? 1 : 0);
      this.#at += 5;
      return;
    }
    const text = typeof value === 'string' ? value : String(value);
    if (type === 'uuid') this.#writeHex(text, reserve);
    else this.#writeText(text, reserve);
  }

  #writeInteger(value: number): void {
    const high = Math.floor(value / two32);
    this.#view.setInt32(this.#at, 8);
    this.#view.setInt32(this.#at + 4, high);
    this.#view.setUint32(this.#at + 8, value - high * two32);
    this.#at += 12;
  }

  #writeMicroseconds(value: number | bigint): void {
    if (typeof value === 'number') return this.#writeInteger(value);
    this.#view.setInt32(this.#at, 8);
    this.#view.setBigInt64(this.#at + 4, value);
    this.#at += 12;
  }

  #writeHex(text: string, reserve: number): void {
    this.#reserve(20 + reserve);
    this.#view.setInt32(this.#at, 16);
    this.#at += 4 + this.#buffer.write(text, this.#at + 4, 'hex');
  }

  #writeText(text: string, reserve: number): void {
    const { length } = text;
    this.#reserve(4 + 3 * length + reserve);
    const from = this.#at + 4;
    let written = length < 24 ? writeAscii(this.#buffer, text, from) : -1;
    if (written < 0) written = this.#buffer.write(text, from);
    this.#view.setInt32(this.#at, written);
    this.#at = from + written;
  }

  /** Makes room for so many bytes in one piece; a row that has begun moves along. */
  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const { rowFrom, old } = { rowFrom: this.#rowFrom, old: this.#buffer };
    const begun = this.#at - rowFrom;
    this.#full.push(old.subarray(this.#sentTo, rowFrom));
    this.#buffer = this.#take(Math.max(segmentBytes, begun + bytes));
    this.#view = viewOf(this.#buffer);
    old.copy(this.#buffer, 0, rowFrom, this.#at);
    this.#at = begun;
    this.#rowFrom = 0;
    this.#sentTo = 0;
  }

  #take(bytes: number): Buffer {
    const buffer = (bytes === segmentBytes ? spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(bytes);
    this.#used.push(buffer);
    return buffer;
  }
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
}

/** Writes a short text of ASCII; -1: it holds something else. Calling into the runtime costs more than these few characters. */
function writeAscii(buffer: Buffer, text: string, from: number): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return -1;
    buffer[from + index] = code;
  }
  return text.length;
}

/** Microseconds since 2000; a bigint where a double would lose one. */
export function toMicroseconds(instant: string): number | bigint {
  const milliseconds = Date.parse(instant) - postgresEpoch;
  const micros = milliseconds * 1000;
  return Number.isSafeInteger(micros) ? micros : BigInt(milliseconds) * 1000n;
}
