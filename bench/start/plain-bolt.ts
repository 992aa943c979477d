import { App, AwsLambdaReceiver } from '@slack/bolt';

const receiver = new AwsLambdaReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET! });
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-none', botId: 'B0', botUserId: 'U0' }) });
app.command('/arc', async ({ ack }) => {
  await ack('Looking ...');
});

const started = receiver.start();

/** What one would write first: Bolt on its Lambda receiver, which acknowledges and does nothing else. */
export const handler = async (event: never) => (await started)(event, {} as never);
