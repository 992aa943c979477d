import { type InferOutput, safeParse } from 'valibot';
import { messageSchema } from '../../job';

/** What stands in the queue: a question, a digest that is due, or another worker's call for help. Undefined where it is none of them. */
export function readMessage(body: string): InferOutput<typeof messageSchema> | undefined {
  try {
    const result = safeParse(messageSchema, JSON.parse(body));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
