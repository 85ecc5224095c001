import { Component, type ReactNode } from 'react';
import { ProblemPanel } from '../ui/ProblemPanel.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** What no page has caught: shown with all that is known of it, and a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main style={{ padding: 24 }}>
        <ProblemPanel error={this.state.error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
