import { Component, type ReactNode } from 'react';

/** Shows a message's text where drawing its blocks threw. */
export class Undrawable extends Component<{ text: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <p className="row-text">{this.props.text}</p> : this.props.children;
  }
}
