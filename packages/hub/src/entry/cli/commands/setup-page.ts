import { type Command, Option } from 'commander';
import { presets } from '../../../catalog/presets/index.ts';
import { productFeatures } from '../../../catalog/product-features/index.ts';
import type { SetupDescription } from '../../../engine/xray/describe-setup.ts';
import { describeSetupPage } from '../../../features/setup-page/describe-setup-page.ts';
import { toSetupMarkdown } from '../../../features/setup-page/setup-markdown.ts';
import { toSetupText } from '../../../features/setup-page/setup-text.ts';
import { type Cli, examples, toJson } from '../cli.ts';
import { parseList } from '../option-values.ts';

interface SetupPageOptions {
  readonly features?: readonly string[];
  readonly preset?: string;
  readonly format: keyof typeof formats;
}

const formats = {
  text: toSetupText,
  markdown: toSetupMarkdown,
  json: toJson,
} satisfies Record<string, (description: SetupDescription) => string>;

const names = (list: readonly { readonly name: string; readonly title: string }[]) =>
  list.map(({ name, title }) => `  ${name.padEnd(28)}${title}\n`).join('');

/** `sundog setup-page`: what to set where in HaloPSA, for exactly the features that are wanted. Needs no connection. */
export function addSetupPageCommand(program: Command, cli: Cli): void {
  program
    .command('setup-page')
    .description('write how to set up HaloPSA: role, agent and application, field by field, for exactly the features wanted')
    .addOption(
      new Option('--features <names>', 'for these features, with commas between (default: all that only read)')
        .argParser(parseList)
        .conflicts('preset'),
    )
    .option('--preset <name>', "for a job, beside what a vendor's guide asks for it")
    .addOption(new Option('--format <format>', 'how it is written').choices(Object.keys(formats)).default('text'))
    .addHelpText('after', `\nFeatures:\n${names(productFeatures)}\nPresets:\n${names(presets)}`)
    .addHelpText(
      'after',
      examples(
        'setup-page --features tickets-read,tickets-write',
        'setup-page --preset billing-reconciliation --format markdown > set-up.md',
      ),
    )
    .action(({ format, ...input }: SetupPageOptions) => {
      cli.terminal.out(formats[format](describeSetupPage(input)));
    });
}
