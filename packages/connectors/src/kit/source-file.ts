/** A file that was handed in, read at any place of it. */
export interface SourceFile {
  /** The name that it was handed in with. For sentences and for its ending only. */
  readonly name: string;
  readonly bytes: number;
  /** The bytes from `start` up to but not including `end`, in pieces. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}
