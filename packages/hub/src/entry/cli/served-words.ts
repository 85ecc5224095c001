import { makeOwnerLink } from '../../features/access/first-owner.ts';
import type { House } from '../house.ts';
import type { Cli } from './cli.ts';

/**
 * What a hub says once it answers: where it is, and as long as nobody owns it the link for the first owner. One link per start: those before
 * open no longer.
 */
export async function prepareServedWords(cli: Cli, house: House): Promise<(url: string) => void> {
  const token = (await house.access.isOwnerMissing()) ? await makeOwnerLink(house.access.operatorDeps(), {}) : null;
  const bold = (text: string) => cli.terminal.paint('bold', text);
  return (url) => {
    cli.terminal.say(`The hub is at ${bold(url)}  (Ctrl-C stops it)\n`);
    if (token === null) return;
    const link = `${house.main.publicUrl ?? url}/welcome#${token}`;
    cli.terminal.say(`It has no owner yet. Open this once, within a day: ${bold(link)}\n`);
  };
}
