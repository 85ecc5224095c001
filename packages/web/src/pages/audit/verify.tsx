import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { CircleAlert, CircleCheck, ShieldCheck } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';

/** Computes every hash again, when it is asked to. */
export function useVerify() {
  const { id: workspaceId } = useWorkspace();
  return useMutation({ mutationFn: () => call('audit.verify', { params: { workspaceId } }) });
}

type Verify = ReturnType<typeof useVerify>;

export function VerifyButton({ verify }: { readonly verify: Verify }) {
  return (
    <Button
      variant="default"
      leftSection={<ShieldCheck size={15} aria-hidden />}
      loading={verify.isPending}
      onClick={() => verify.mutate()}
    >
      Verify
    </Button>
  );
}

/** What verifying found: that every row is as it was written, or the first that is not. */
export function VerifyAnswer({ verify: { data, error } }: { readonly verify: Verify }) {
  if (error) return <ProblemPanel error={error} />;
  if (!data) return null;
  const { rows, fault, anchors, last } = data;
  if (fault)
    return (
      <Alert role="alert" color="red" icon={<CircleAlert size={18} aria-hidden />} title={`Row ${fault.seq}: ${fault.kind}`}>
        {fault.sentence} {rows.toLocaleString()} rows before it are whole. What to do: docs/audit.md, “That nothing was changed”.
      </Alert>
    );
  return (
    <Alert
      role="status"
      color="sky"
      icon={<CircleCheck size={18} aria-hidden />}
      title={`All ${rows.toLocaleString()} rows are as they were written`}
    >
      {anchors === 0
        ? 'No anchor outside of the database was there to compare with.'
        : `${anchors.toLocaleString()} anchors outside of the database agree.`}
      {last ? ` The chain stands at row ${last.seq.toLocaleString()}, ${last.hash.slice(0, 16)}….` : ''}
    </Alert>
  );
}
