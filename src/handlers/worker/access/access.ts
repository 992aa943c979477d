import type { AccessConfig, AccessRule } from '../../../config/access-schema';
import { CouldNotLook, UserError } from '../../../errors';
import { NotAllowed } from './not-allowed';

/** Who asks, as Slack's IDs. */
export interface Person {
  user: string;
  /** Where; undefined in a person's own App Home. */
  channel: string | undefined;
  team: string | undefined;
  /** Of an organisation with several workspaces. */
  enterprise?: string | undefined;
}

export interface Question {
  command: string;
  cluster: string;
  /** Whether it changes what arcbot does by itself, as digests do. */
  changes?: boolean;
}

export interface Access {
  /** Throws NotAllowed where the person may not; UserError where that cannot be looked up. */
  admit(person: Person, question: Question): Promise<void>;
  /** Whether a rule names the person, a group or the channel for it, which is more than a question that is open to everyone. */
  isNamed(person: Person, question: Question): Promise<boolean>;
}

/** Members' IDs of a user group. Throws CouldNotLook. */
export type GroupMembers = (group: string) => Promise<readonly string[]>;

const covers = (rule: AccessRule, { command, cluster }: Question): boolean =>
  (rule.clusters?.includes(cluster) ?? true) && (rule.commands?.includes(command) ?? true);

/**
 * What the configuration allows. Of a question that rules under `ask` cover, only those whom one of them names may ask it; one that no
 * rule covers is open. Changes are for those whom a rule under `change` names, and for nobody else.
 */
export function createAccess({ ask = [], change = [], contact }: AccessConfig, membersOf: GroupMembers): Access {
  const covering = (question: Question): AccessRule[] => (question.changes ? change : ask).filter((rule) => covers(rule, question));

  /** Groups are asked for only where nothing else names the person. */
  async function isNamedBy(rules: readonly AccessRule[], { user, channel }: Person): Promise<boolean> {
    if (rules.some(({ users, channels }) => users?.includes(user) || (channel !== undefined && channels?.includes(channel)))) return true;
    const groups = new Set(rules.flatMap(({ groups = [] }) => groups));
    let blind: CouldNotLook | undefined;
    for (const group of groups) {
      try {
        if ((await membersOf(group)).includes(user)) return true;
      } catch (error) {
        if (!(error instanceof CouldNotLook)) throw error;
        blind = error;
      }
    }
    if (blind !== undefined) throw new UserError('Whether you are in a user group that may could not be looked up.', blind.detail);
    return false;
  }

  return {
    isNamed: (person, question) => isNamedBy(covering(question), person),
    async admit(person, question) {
      const rules = covering(question);
      if (rules.length === 0 && !question.changes) return;
      if (await isNamedBy(rules, person)) return;
      const { command, cluster, changes } = question;
      const all = (key: 'users' | 'groups' | 'channels') => [...new Set(rules.flatMap((rule) => rule[key] ?? []))];
      throw new NotAllowed(
        changes ? `You may not change the ${command} of ${cluster}.` : `You may not ask for ${command} of ${cluster} here.`,
        { users: all('users'), groups: all('groups'), channels: all('channels'), contact },
        rules.length === 0 ? 'The configuration names nobody who may: access.change in arcbot.yml does.' : undefined,
      );
    },
  };
}
