import { describe, expect, it } from 'vitest';
import { readListAnswer } from './list-answer.ts';

describe('readListAnswer', () => {
  it('takes a bare array', () => {
    expect(readListAnswer([{ id: 1 }, 7], ['clients'])).toEqual({
      rows: [{ id: 1 }],
      key: null,
      recordCount: null,
      echoedPageSize: null,
    });
  });

  it('takes the known key in any case, with count and page size', () => {
    const json = { Record_Count: 137, page_size: 50, columns: [{ id: 9 }], Clients: [{ id: 1 }] };
    expect(readListAnswer(json, ['clients'])).toEqual({
      rows: [{ id: 1 }],
      key: 'Clients',
      recordCount: 137,
      echoedPageSize: 50,
    });
  });

  it('takes the single array that is neither columns nor ids where the key is unknown', () => {
    expect(readListAnswer({ columns: [], user_ids: [1], people: [{ id: 1 }] }, ['users'])?.key).toBe('people');
  });

  it('does not guess between two arrays, and sees no list in an object, a text or null', () => {
    expect(readListAnswer({ one: [], two: [] }, [])).toBeNull();
    for (const json of [{ id: 1 }, 'login', null]) expect(readListAnswer(json, ['clients'])).toBeNull();
  });
});
