import { Component, type ReactNode } from 'react';
import type { Block } from '../../page-api';

interface UndrawableProps {
  blocks: readonly Block[];
  text: string;
  children: ReactNode;
}

/** Shows a text where drawing the blocks threw; other blocks are tried anew. */
export class Undrawable extends Component<UndrawableProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate({ blocks }: UndrawableProps) {
    if (this.state.failed && blocks !== this.props.blocks) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <p className="row-text">{this.props.text}</p> : this.props.children;
  }
}
