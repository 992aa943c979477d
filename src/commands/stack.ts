import { judgeStack } from '../checks/stack/judge-stack';
import { gatherStack } from '../facts/stack/gather-stack';
import type { StackFacts } from '../facts/stack/stack-facts';
import { stackReport } from '../reports/stack';
import { defineCommand } from './command';
import { type StackRequest, stackPhrase } from './phrases/stack';

export const stack = defineCommand<StackRequest, StackFacts>({
  ...stackPhrase,
  gather: (_, connections) => gatherStack(connections),
  report: (_, facts, about) => stackReport(judgeStack(facts), about),
});
