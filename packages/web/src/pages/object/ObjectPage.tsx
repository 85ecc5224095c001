import { Page } from '../../ui/Page.tsx';

export function ObjectPage() {
  return <Page title="Record">…</Page>;
}
