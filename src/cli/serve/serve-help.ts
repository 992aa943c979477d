/** `arcbot help serve`. */
export const serveHelp = {
  name: 'serve',
  usage: '[options]',
  summary: 'the bot as one long-running process instead of Lambda functions: answers Slack, and posts digests when they are due',
  examples: [
    { words: 'serve', means: 'on http://127.0.0.1:3000, with what the environment says' },
    { words: 'serve --port 8080 --state /var/lib/arcbot/state.json', means: 'digests that were switched on in Slack outlive a restart' },
  ],
  options: `Options:
  --port N                 where it listens (default PORT, else 3000)
  --host ADDRESS           on which address (default 127.0.0.1, which only a proxy or tunnel on this machine reaches)
  --state FILE             keeps digests, and which were posted, in this file; without it they end with the process
  --kubeconfig FILE, --context NAME, --prometheus-url URL
                           instead of the configuration's clusters, as in other commands

Environment:
  SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN   the value itself, or secretsmanager:NAME[#KEY], or ssm:/NAME
  ARCBOT_CONFIG                           path of the configuration, or its text
  ARCBOT_DIGEST_TABLE                     DynamoDB table that remembers posted digests, where several processes post
  SLACK_API_URL, AWS_ENDPOINT_URL, LOG_LEVEL

In Slack every Request URL is this process' address as Slack reaches it. GET /healthz answers 200.
Log lines go to stdout as JSON. SIGTERM or Ctrl+C ends it once what was asked is answered; a second one at once.

Exit status: 0 ended, 2 something could not be looked at, 64 wrong usage or configuration, 70 a bug of ours.`,
};
