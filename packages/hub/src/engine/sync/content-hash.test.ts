import { client, ticket } from '@sundog/halo';
import { describe, expect, it } from 'vitest';
import { compileContentHash } from './content-hash.ts';

const hashTicket = compileContentHash(ticket);

describe('the content hash', () => {
  it('is a uuid without its dashes', () => {
    expect(hashTicket('{"id":1}')).toMatch(/^[0-9a-f]{32}$/);
  });
  it('changes with the content', () => {
    expect(hashTicket('{"id":1,"summary":"a"}')).not.toBe(hashTicket('{"id":1,"summary":"b"}'));
  });
  it('does not change when only a timer went on', () => {
    expect(hashTicket('{"id":1,"slatimeleft":3.25,"summary":"a"}')).toBe(hashTicket('{"id":1,"slatimeleft":1,"summary":"a"}'));
    expect(hashTicket('{"id":1,"summary":"a","slatimeleft":null}')).toBe(
      hashTicket('{"id":1,"summary":"a","slatimeleft":"late \\" x"}'),
    );
  });
  it('sees a change inside a text that only looks like a timer', () => {
    expect(hashTicket('{"id":1,"summary":"\\"slatimeleft\\":1"}')).not.toBe(
      hashTicket('{"id":1,"summary":"\\"slatimeleft\\":2"}'),
    );
  });
  it('differs between entities: the definition takes part', () => {
    expect(compileContentHash(client)('{"id":1}')).not.toBe(hashTicket('{"id":1}'));
  });
});
