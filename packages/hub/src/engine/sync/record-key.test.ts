import { action, ticket, webhookEvent } from '@sundog/halo';
import { expect, it } from 'vitest';
import { BadRecordKeyError } from '../../foundation/errors/bad-record-key.ts';
import { readRecordKey } from './record-key.ts';

it.each([
  [ticket, 512, [512]],
  [ticket, '512', [512]],
  [ticket, -3, [-3]],
  [action, '512:3', [512, 3]],
  [webhookEvent, 'a:b', ['a:b']],
])('$0.name: %s', (entity, given, key) => {
  expect(readRecordKey(entity, given)).toEqual(key);
});

it.each([
  [ticket, 'abc', 'Give its id, such as 512.'],
  [ticket, '1:2', 'Give its id, such as 512.'],
  [ticket, '', 'Give its id, such as 512.'],
  [ticket, 1.5, 'Give its id, such as 512.'],
  [action, 3, 'Give it as ticket_id:id, such as 512:3.'],
  [action, '512:', 'Give it as ticket_id:id, such as 512:3.'],
  [action, '512:3:1', 'Give it as ticket_id:id, such as 512:3.'],
])('$0.name: %s names no record', (entity, given, remedy) => {
  expect(() => readRecordKey(entity, given)).toThrow(BadRecordKeyError);
  expect(() => readRecordKey(entity, given)).toThrow(expect.objectContaining({ remedy }));
});
