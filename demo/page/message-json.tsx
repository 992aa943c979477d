import type { SlackMessage } from '../page-api';
import { CodeBlock } from './block-kit/code-block';

/** What the app sent, to paste into Slack's Block Kit Builder. */
export function MessageJson({ message }: { message: SlackMessage }) {
  const { text, blocks } = message;
  return (
    <div className="message-json">
      <CodeBlock text={JSON.stringify({ text, ...(blocks && { blocks }) }, null, 2)} />
    </div>
  );
}
