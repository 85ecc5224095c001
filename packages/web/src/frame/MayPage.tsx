import { type Capability, capabilityTitles } from '@sundog/api';
import type { ReactNode } from 'react';
import { NoPermission } from '../ui/EmptyStates.tsx';
import { Page } from '../ui/Page.tsx';
import { useMay } from './workspace.ts';

interface MayPageProps {
  readonly needs: Capability;
  readonly title: string;
  /** The page. It is not even begun for those who may not, so that it asks the hub for nothing. */
  readonly children: ReactNode;
}

/** A page for those who have a capability. Who lacks it is told what it takes and who gives it. */
export function MayPage({ needs, title, children }: MayPageProps) {
  if (useMay(needs)) return children;
  const grantedBy = needs === 'manage-workspace' ? 'an owner of this workspace' : 'an owner or admin of this workspace';
  return (
    <Page title={title}>
      <NoPermission needs={capabilityTitles[needs]} grantedBy={grantedBy} />
    </Page>
  );
}
