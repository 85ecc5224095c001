import { readFileSync } from 'node:fs';
import { BadSettingError } from './errors/bad-setting.ts';

type Values = Readonly<Record<string, string | null>>;

/**
 * Puts in place of each `<NAME>_FILE` what stands in that file, as `<NAME>`: secrets that are mounted as files are in no environment, which
 * others could read. A line end at the end of the file is not part of the secret.
 * @throws BadSettingError where both are set, or the file cannot be read or is empty
 */
export function readSecretFiles(values: Values, names: readonly string[]): Values {
  const read = names.flatMap((name) => {
    const file = values[`${name}_FILE`] ?? null;
    return file === null ? [] : [[name, readOne(values, name, file)] as const];
  });
  return { ...values, ...Object.fromEntries(read) };
}

function readOne(values: Values, name: string, file: string): string {
  if (values[name]) throw new BadSettingError(`${name}_FILE`, `${name} is set as well, and one of them must be absent`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new BadSettingError(`${name}_FILE`, `its file cannot be read (${code})`);
  }
  if (text === '') throw new BadSettingError(`${name}_FILE`, 'its file is empty');
  return text;
}
