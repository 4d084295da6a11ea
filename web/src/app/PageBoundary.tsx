import { Component, type ReactNode } from 'react';
import { PageFailure } from '@/shared/ui/PageFailure';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

/** What fails within it is replaced by a way to load it again. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailure /> : this.props.children;
  }
}
