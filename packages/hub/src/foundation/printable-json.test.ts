import { expect, it } from 'vitest';
import { toPrintableJson } from './printable-json.ts';

it.each([
  'plain, häßlich, 日本語 🙂',
  '\u001b[2Jgone',
  '\u009b31mred',
  'evil\u202etxt.exe',
  'a\r\nb\tc',
  'tag \u{e0041}',
  '\u2028',
])('writes %j without a hidden character, and means the same', (text) => {
  const json = toPrintableJson({ text, list: [text] }, 2);
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(json)).toEqual({ text, list: [text] });
  expect(toPrintableJson({ text })).not.toContain('\n');
});
