import { ScrollText } from '../ui/icons.ts';
import { RouterButton } from '../ui/RouterButton.tsx';
import { useMay, useWorkspace } from './workspace.ts';

/** The way to what the audit has of something. Nothing for whoever may not read the audit. @param subject as the audit calls it: `connection 3` */
export function AuditDoor({ subject }: { readonly subject: string }) {
  const { id } = useWorkspace();
  if (!useMay('read-audit')) return null;
  return (
    <RouterButton
      variant="default"
      size="xs"
      leftSection={<ScrollText size={14} aria-hidden />}
      to="/w/$workspaceId/admin/audit"
      params={{ workspaceId: String(id) }}
      search={{ subject: [subject] } as never}
    >
      History
    </RouterButton>
  );
}
