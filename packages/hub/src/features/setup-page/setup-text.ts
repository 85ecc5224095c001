import type { SetupDescription, SetupLine, SetupPlace } from '../../engine/xray/describe-setup.ts';
import { guideWords, introductionWords, marksOf, placeWords, reasonsOf, titleWords, valueWords } from './setup-words.ts';

/** A set-up page as plain text, to be read beside the screens of HaloPSA. */
export function toSetupText(description: SetupDescription): string {
  const { features, places } = description;
  return [
    titleWords(description),
    '',
    introductionWords(description),
    '',
    'For these features:',
    ...features.map(({ title, purpose }) => `  ${title}: ${purpose}`),
    ...places.flatMap((place, index) => placeLines(place, index + 1, description)),
    '',
  ].join('\n');
}

function placeLines({ place, screen, lines }: SetupPlace, number: number, { preset }: SetupDescription): readonly string[] {
  const { title, first } = placeWords[place];
  return [
    '',
    `${number}. ${title}`,
    `   ${screen}`,
    `   ${first}`,
    '',
    ...lines.flatMap((line) => linesOf(line, preset !== null)),
  ];
}

function linesOf(line: SetupLine, withGuide: boolean): readonly string[] {
  const marks = marksOf(line);
  return [
    `   ${line.label}: ${valueWords(line)}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`,
    ...(withGuide ? [`      The guide: ${guideWords(line)}`] : []),
    ...reasonsOf(line).map(({ features, without }) => `      For ${features}. Without it: ${without}.`),
  ];
}
