import { Button } from '@navikt/ds-react/Button';
import { Component, type ReactNode } from 'react';
import type { Messages } from '../i18n/nb.ts';
import { useText } from '../i18n/useText.tsx';

/** A fault of ours on one screen must not take the navigation and the lock button with it. */
class Boundary extends Component<{ texts: Messages['common']['failure']; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const { texts } = this.props;
    return (
      <div className="page page-narrow" role="alert">
        <h1 className="page-title">{texts.screenTitle}</h1>
        <p>{texts.screen}</p>
        <div>
          <Button onClick={() => window.location.reload()}>{texts.reload}</Button>
        </div>
      </div>
    );
  }
}

export function FailureBoundary(props: { children: ReactNode }) {
  const { failure } = useText().common;
  return <Boundary texts={failure}>{props.children}</Boundary>;
}
