import { expect, it } from 'vitest';
import { toVisibleText } from './visible-text.ts';

it.each([
  ['plain text, häßlich und 日本語 🙂', 'plain text, häßlich und 日本語 🙂'],
  ['\u001b[2Jgone', '\\u{1b}[2Jgone'],
  ['\u009b31mred', '\\u{9b}31mred'],
  ['a\u0000b\u007f', 'a\\u{0}b\\u{7f}'],
  ['evil\u202etxt.exe', 'evil\\u{202e}txt.exe'],
  ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
  ['line\u2028end\nnext', 'line\\u{2028}end\\u{a}next'],
  ['half \ud83d pair', 'half \\u{d83d} pair'],
])('shows what hides in %j', (text, visible) => {
  expect(toVisibleText(text)).toBe(visible);
});

it('keeps line ends and tabs where it is asked to', () => {
  expect(toVisibleText('{\n\t"a": "\u001b"\n}\r', true)).toBe('{\n\t"a": "\\u{1b}"\n}\\u{d}');
});
