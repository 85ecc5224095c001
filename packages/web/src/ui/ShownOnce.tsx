import { Alert, Code, Group } from '@mantine/core';
import { CopyButton } from './CopyButton.tsx';
import { KeyRound } from './icons.ts';

interface ShownOnceProps {
  /** `API key`, `webhook secret`. */
  readonly what: string;
  readonly secret: string;
}

/** A secret that was just made. The hub keeps only what it needs to know it again, so this is the one time that anybody sees it. */
export function ShownOnce({ what, secret }: ShownOnceProps) {
  return (
    <Alert icon={<KeyRound size={18} aria-hidden />} color="sun" title={`Keep this ${what} now`}>
      It is shown this once. Whoever loses it makes a new one.
      <Group gap={6} mt={8} wrap="nowrap" align="start">
        <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{secret}</Code>
        <CopyButton text={secret} what={`the ${what}`} />
      </Group>
    </Alert>
  );
}
