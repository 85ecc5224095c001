import type { SetupDescription, SetupLine, SetupPlace } from '../../engine/xray/describe-setup.ts';
import { guideWords, introductionWords, marksOf, placeWords, reasonsOf, titleWords, valueWords } from './setup-words.ts';

/** A set-up page as Markdown: one table per screen of HaloPSA. */
export function toSetupMarkdown(description: SetupDescription): string {
  const { features, places } = description;
  return [
    `# ${titleWords(description)}`,
    '',
    introductionWords(description),
    '',
    'For these features:',
    '',
    ...features.map(({ title, purpose }) => `- **${title}**: ${purpose}`),
    ...places.flatMap((place, index) => placeLines(place, index + 1, description)),
    '',
  ].join('\n');
}

function placeLines({ place, screen, lines }: SetupPlace, number: number, { preset }: SetupDescription): readonly string[] {
  const { title, first } = placeWords[place];
  const guide = preset === null ? [] : [`Guide of ${preset.guide}`];
  return [
    '',
    `## ${number}. ${title}`,
    '',
    `*${screen}*`,
    '',
    first,
    '',
    row(['Setting', 'Value', ...guide, 'Wanted by', 'Without it']),
    row(['---', '---', ...guide.map(() => '---'), '---', '---']),
    ...lines.map((line) => row(cellsOf(line, preset !== null))),
  ];
}

function cellsOf(line: SetupLine, withGuide: boolean): readonly string[] {
  const marks = marksOf(line);
  const reasons = reasonsOf(line);
  return [
    line.value === null ? line.label : `**${line.label}**`,
    marks.length === 0 ? valueWords(line) : `${valueWords(line)} (${marks.join('; ')})`,
    ...(withGuide ? [guideWords(line)] : []),
    reasons.map(({ features }) => features).join('; ') || 'nothing in Sundog',
    reasons.map(({ without }) => without).join('; ') || '-',
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
