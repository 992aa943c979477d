/** Of Lambda's context, what is needed. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** Instants, in milliseconds of the epoch. */
export interface JobTime {
  /** What is not known by then is told as not known. */
  askUntil: number;
  /** Work that has not ended by then never will. */
  workUntil: number;
  /** Slack may ask to wait until then. */
  sendUntil: number;
}

/** As long as a terminal waits by default: nobody looks at a channel for longer. */
export const mostAskMs = 25_000;
const withoutLambdaMs = 60_000;

/** Shares out what Lambda leaves, so that there is always time to answer. */
export function jobTime(now: number, context: LambdaContext | undefined): JobTime {
  const left = context?.getRemainingTimeInMillis() ?? withoutLambdaMs;
  return {
    askUntil: now + Math.min(mostAskMs, left * 0.6),
    workUntil: now + left * 0.8,
    sendUntil: now + left - Math.min(1000, left * 0.05),
  };
}
