import type { Config } from '../src/config/config-schema';
import { keptDigests } from '../src/config/kept-digests';
import { scheduleOf } from '../src/connections/schedules-eventbridge';
import { scheduleName } from '../src/connections/schedules-names';
import type { Settings } from './settings';

const attribute = (name: string, of: string) => ({ 'Fn::GetAtt': [name, of] });
const sub = (text: string) => ({ 'Fn::Sub': text });

export const scheduleGroup = ({ stage }: Pick<Settings, 'stage'>): string => `arcbot-${stage}-digests`;

/** What digests take beside the queue: a group for their schedules, whoever made them, and the memory of what was posted. */
export function digests(config: Config, settings: Settings): Record<string, unknown> {
  return {
    DigestSchedules: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: scheduleGroup(settings) } },
    // An item for two weeks for each digest, and nothing that is worth a backup.
    PostedDigests: {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        TableName: `arcbot-${settings.stage}-posted`,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    ScheduleRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: sub(`arcbot-${settings.stage}-schedules-\${AWS::Region}`),
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'scheduler.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            },
          ],
        },
        Policies: [
          {
            PolicyName: 'arcbot',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'QueueDigests',
                  Effect: 'Allow',
                  Action: ['sqs:SendMessage'],
                  Resource: [attribute('JobQueue', 'Arn'), attribute('JobDeadLetters', 'Arn')],
                },
              ],
            },
          },
        ],
      },
    },
    ...Object.fromEntries(keptDigests(config).map((digest, at) => [`KeptDigest${at + 1}`, kept(digest)])),
  };
}

/** The same schedule as words in Slack make, under a name that those never have. */
function kept(digest: ReturnType<typeof keptDigests>[number]) {
  const name = scheduleName(digest);
  const { Target, GroupName: _, ...schedule } = scheduleOf(digest, name, { group: '', queueArn: '', deadLettersArn: '', roleArn: '' });
  return {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: name,
      GroupName: { Ref: 'DigestSchedules' },
      ...schedule,
      Target: {
        ...(Target as object),
        Arn: attribute('JobQueue', 'Arn'),
        RoleArn: attribute('ScheduleRole', 'Arn'),
        DeadLetterConfig: { Arn: attribute('JobDeadLetters', 'Arn') },
      },
    },
  };
}
