import type { App } from '../../app';
import type { SlackWeb } from '../../connections/slack-web';
import type { Schedules } from '../../facts/digest/schedules';
import type { Log } from '../log';
import type { Access } from './access/access';
import type { KeepSettings } from './digest/keep-digests';
import type { RecentReports } from './recent-reports';

/** What listeners answer with. */
export interface House {
  /** Built at the first question; throws UserError where the configuration cannot be used. */
  open(): Promise<{ app: App; access: Access; docsUrl: string | undefined; digests: KeepSettings }>;
  /** Where digests are kept; undefined where this deployment keeps none. */
  schedules?: Schedules | undefined;
  web: SlackWeb;
  recent: RecentReports;
  log: Log;
  now(): number;
}
