import type { BarredThings, ChoiceReading } from '../../engine/xray/choice-source.ts';
import type { Paint } from './terminal.ts';

/** What writing features may choose, for people: only what has something in its way. Empty where nothing has. */
export function describeChoices(choices: readonly ChoiceReading[], paint: Paint): string {
  return choices
    .filter(({ requiredFields, barred, notTested }) => requiredFields.length + barred.length + notTested.length > 0)
    .map((choice) => describeChoice(choice, paint))
    .join('\n');
}

function describeChoice({ kind, name, requiredFields, barred, notTested }: ChoiceReading, paint: Paint): string {
  return [
    `${paint('yellow', `With the ${kind}`)} ${name}:`,
    ...(requiredFields.length === 0 ? [] : [`  Must be filled, no default: ${requiredFields.join(', ')}`]),
    ...barred.flatMap(barredLines),
    ...notTested.map((sentence) => `  Not tested: ${sentence}`),
    '',
  ].join('\n');
}

function barredLines({ things, names, evidence, cures }: BarredThings): readonly string[] {
  const which = names.length === 0 ? '' : `: ${names.join(', ')}`;
  return [
    `  Cannot be used: ${things}${which}`,
    `    Seen:   ${evidence}`,
    ...cures.map(
      ({ screen, label, value }, place) => `    ${place === 0 ? 'Set:   ' : 'Or set:'} ${label} to ${value}, in ${screen}`,
    ),
  ];
}
