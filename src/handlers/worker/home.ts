import { NotDelivered } from '../../connections/slack-answer';
import { slackWord } from '../../connections/slack-outcome';
import { UserError } from '../../errors';
import { type HomeCluster, type HomeParts, homeNotice, homeView } from '../../renderers/home-view';
import type { Report } from '../../reports/report';
import { inTime } from '../in-time';
import { NotAllowed } from './access/not-allowed';
import { audit } from './audit';
import { writeButton } from './button-value';
import { coalesced } from './coalesced';
import type { Errand } from './errand';
import { homeDigests } from './home-digests';
import type { House } from './house';
import { inLanes } from './in-lanes';

/** Younger than this, what was seen is not asked for again when somebody opens the Home. */
const freshMs = 60_000;
const atOnce = 4;
const graceMs = 500;

export interface HomeOptions {
  /** Ask even where something fresh is known. */
  anew?: boolean;
}

/**
 * Shows the App Home of whoever opened it: at once with what was seen last, then with each cluster's verdict as it comes. Each is asked
 * by itself, so one that cannot be reached hides no other; only those that the person may ask are there.
 */
export function createHome(house: House) {
  const { web, log, now } = house;
  const latest = new Map<string, { report: Report; at: number }>();

  async function publish(user: string, view: object): Promise<void> {
    try {
      await web.call('views.publish', { user_id: user, view });
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      if (!code.startsWith('slack_webapi_')) throw error;
      // Whoever opens it again asks again.
      throw new NotDelivered(slackWord(error) ?? message, false);
    }
  }

  /** Fills in what the cluster shows, or why it is not known. */
  async function ask(state: HomeCluster, errand: Errand): Promise<void> {
    const beganAt = now();
    const { id } = errand;
    const about = { what: `status ${state.name}`, command: 'status', cluster: state.name };
    const end = (outcome: 'answered' | 'refused' | 'broken', more: { verdict?: string; why?: string }) => {
      const { verdict, why } = more;
      audit(log, 'event', errand, verdict ? { ...about, verdict } : about, { outcome, ms: now() - beganAt, ...(why ? { why } : {}) });
    };
    try {
      const { app } = await house.open();
      const late = () => new UserError('it gave no answer in time.');
      const answering = app.answer('status', { cluster: state.name }, { deadlineAt: errand.askUntil });
      const report = await inTime(answering, errand.askUntil - now() + graceMs, late);
      latest.set(state.name, { report, at: now() });
      state.seen = report;
      end('answered', { verdict: report.verdict });
    } catch (error) {
      if (error instanceof UserError) {
        state.why = error.message;
        end('refused', { why: error.message });
      } else {
        log.error('broken', { reference: id, cluster: state.name, error });
        state.why = `something broke on our side, reference ${id}.`;
        end('broken', {});
      }
    }
    state.asking = false;
  }

  return async (errand: Errand, { anew = false }: HomeOptions = {}): Promise<void> => {
    const { user } = errand.person;
    errand.outlet = ({ versions }) => publish(user, homeNotice(versions.at(-1)?.text ?? '-'));
    const { app, access, docsUrl } = await house.open();
    const clusters: HomeCluster[] = [];
    for (const name of app.clusters) {
      const known = latest.get(name);
      const isFresh = !anew && known !== undefined && now() - known.at < freshMs;
      const state = { name, asking: !isFresh, seen: known?.report, value: writeButton({ words: `status ${name}` }) };
      try {
        await access.admit(errand.person, { command: 'status', cluster: name });
        clusters.push(state);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        // Whether the person may is not known: what others saw is not shown either.
        if (!(error instanceof NotAllowed)) clusters.push({ ...state, asking: false, seen: undefined, why: error.hint ?? error.message });
      }
    }
    let digests: HomeParts['digests'];
    const show = coalesced(() => publish(user, homeView({ clusters, digests, docsUrl })));
    await show();
    const showDigests = async () => {
      digests = await homeDigests(errand, house);
      if (digests !== undefined) await show();
    };
    const waiting = clusters.filter(({ asking }) => asking);
    const asking = inLanes(waiting, atOnce, async (next) => {
      await ask(next, errand);
      await show();
    });
    await Promise.all([showDigests(), asking]);
  };
}
