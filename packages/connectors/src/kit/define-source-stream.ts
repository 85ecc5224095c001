import type { z } from 'zod';
import { readPages } from './read-pages.ts';
import type { SourceStreamDefinition, StreamReader } from './source-stream.ts';

/**
 * Defines a list of a tool: where it is asked, how it is paged, what a row looks like, which record it becomes.
 * @returns a reader that gives each record once, refuses what cannot be read, and ends
 */
export function defineSourceStream<Row extends z.ZodObject, Entry extends { readonly id: string }, Before = undefined>(
  definition: SourceStreamDefinition<Row, Entry, Before>,
): StreamReader<Entry> {
  return (session, options = {}) => readPages(definition, session, options);
}
