import { Alert, Button, Group, Text } from '@mantine/core';
import { problemOf } from '../api/problem-error.ts';
import { CopyButton } from './CopyButton.tsx';
import { CircleAlert, RotateCw } from './icons.ts';

interface ProblemPanelProps {
  readonly error: unknown;
  /** Absent: trying again is of no use. */
  readonly onRetry?: () => void;
}

/** What went wrong: sentence, cause and remedy, what is wrong with which field, the request to HaloPSA behind it, code and number. */
export function ProblemPanel({ error, onRetry }: ProblemPanelProps) {
  const problem = problemOf(error);
  const { title, detail, issues, halo, code, requestId, retryAfter } = problem;
  const facts = [`Code ${code}`, ...(requestId === '' ? [] : [`request ${requestId}`])].join(' · ');
  return (
    <Alert role="alert" color="red" icon={<CircleAlert size={18} aria-hidden />} title={title} maw={720}>
      {detail ? <Text fz="sm">{detail}</Text> : null}
      {issues?.map(({ path, message }) => (
        <Text key={`${path} ${message}`} fz="sm">
          <b>{path}</b>: {message}
        </Text>
      ))}
      {halo ? (
        <Text fz="sm">
          HaloPSA said {halo.status ?? 'nothing'} to <code>{halo.endpoint}</code>.
        </Text>
      ) : null}
      {retryAfter === undefined ? null : <Text fz="sm">Try again in {retryAfter} seconds.</Text>}
      <Group gap={8} mt={8}>
        {onRetry ? (
          <Button size="xs" variant="default" leftSection={<RotateCw size={14} aria-hidden />} onClick={onRetry}>
            Try again
          </Button>
        ) : null}
        <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {facts}
        </Text>
        <CopyButton text={JSON.stringify(problem, null, 2)} what="this problem as JSON" />
      </Group>
    </Alert>
  );
}
