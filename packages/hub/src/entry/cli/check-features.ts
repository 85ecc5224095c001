import { xrayExitCode } from '../../engine/xray/xray-report.ts';
import type { Hub } from '../hub.ts';
import { whileChecking } from './check-progress.ts';
import { type Cli, toJson } from './cli.ts';
import { eachConnection } from './each-connection.ts';
import { parseList } from './option-values.ts';
import { describeXray } from './xray-text.ts';

interface FeatureCheck {
  readonly name: string | undefined;
  /** Names with commas between; `true`: those switched on. */
  readonly features: string | true;
  readonly json?: boolean;
}

/** `sundog check --features`: what HaloPSA lets each feature do, and what to set where. Exit code 1: a feature does not work. */
export async function checkFeatures(hub: Hub, cli: Cli, { name, features, json = false }: FeatureCheck): Promise<void> {
  const { terminal } = cli;
  const named = features === true ? {} : { features: parseList(features) };
  const work = async (connection: { readonly id: number; readonly name: string }) => {
    if (!json) terminal.say(`${terminal.paint('bold', connection.name)}\n`);
    const result = await whileChecking(terminal, hub, (onCheck) =>
      hub.xray.run({ connectionId: connection.id, signal: cli.signal, ...named }, (title) =>
        onCheck({ check: title, title, state: 'running' }),
      ),
    );
    if (!json) terminal.out(describeXray(result, terminal.paint));
    cli.exitWith(xrayExitCode(result.report));
    return { connection: connection.name, ...result.report, findings: result.findings };
  };
  const reports = await eachConnection(hub, cli, { name, work });
  if (json) terminal.out(toJson(name === undefined ? reports : (reports[0] ?? null)));
}
