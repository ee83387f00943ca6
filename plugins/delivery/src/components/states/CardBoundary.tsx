import { Component, ReactNode } from 'react';
import { LoadError } from './notices';

interface CardBoundaryProps {
  what: string;
  children: ReactNode;
}

/** Keeps a fault in one card from taking its neighbours along. */
export class CardBoundary extends Component<
  CardBoundaryProps,
  { error?: Error }
> {
  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  state: { error?: Error } = {};

  render() {
    const { error } = this.state;
    const { what, children } = this.props;
    return error ? (
      <LoadError
        what={what}
        error={error}
        onRetry={() => this.setState({ error: undefined })}
      />
    ) : (
      children
    );
  }
}
