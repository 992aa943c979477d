import type { Prometheus } from '../connections';
import { learn } from '../fact';
import { askVector, labelsKey, valuesByLabels } from '../prometheus-query';
import { arcGauges, noMaximum } from './families';
import { jobsOf, newest, readSeen } from './newest-samples';
import { type ArcNumbers, type CensusEntry, type Series, type SinceSample, sinceWindowSeconds } from './status-facts';

const autoscaler = 'namespace, exported_namespace, horizontalrunnerautoscaler';
const scaleSet = 'namespace, exported_namespace, name, actions_github_com_scale_set_name, actions_github_com_scale_set_namespace';

/** What the numbers make worth asking: since when sets are as they are, and when what is gone was there. */
export async function askPast(
  prometheus: Prometheus,
  census: readonly CensusEntry[],
  { series }: Pick<ArcNumbers, 'series'>,
): Promise<Pick<ArcNumbers, 'lastSeen' | 'since'>> {
  if (!series.known) return { lastSeen: series, since: series };
  const jobs = jobsOf(census);
  const fresh = new Set(series.value.map(({ family }) => family));
  const gone = [...new Set(census.map(({ family }) => family))].filter((family) => arcGauges.includes(family) && !fresh.has(family));
  const [lastSeen, since] = await Promise.all([
    learn(async () => (gone.length === 0 ? [] : (await askVector(prometheus, newest(gone, jobs, '1h:30s'))).map(readSeen))),
    learn(() => askSince(prometheus, jobs, series.value)),
  ]);
  return { lastSeen, since };
}

/** Since when sets are at their maximum, and since when jobs wait; asked only where a gauge says that one is, or that any do. */
async function askSince(prometheus: Prometheus, jobs: string, series: readonly Series[]): Promise<SinceSample[]> {
  const max = (by: string, family: string) => `max by (${by}) (${family}{${jobs}})`;
  const wanted: [SinceSample['what'], boolean, string][] = [
    [
      'at-maximum',
      reaches(series, 'horizontalrunnerautoscaler_runners_busy', 'horizontalrunnerautoscaler_spec_max_replicas'),
      `${max(autoscaler, 'horizontalrunnerautoscaler_runners_busy')} < bool ${max(autoscaler, 'horizontalrunnerautoscaler_spec_max_replicas')}`,
    ],
    [
      'at-maximum',
      reaches(series, 'gha_busy_runners', 'gha_max_runners'),
      `${max(scaleSet, 'gha_busy_runners')} < bool ${max(scaleSet, 'gha_max_runners')}`,
    ],
    [
      'jobs-waiting',
      largest(series, 'gha_assigned_jobs') > 0,
      `${max(scaleSet, 'gha_assigned_jobs')} <= bool ${max(scaleSet, 'gha_running_jobs')}`,
    ],
  ];
  const answers = await Promise.all(
    wanted
      .filter(([, asked]) => asked)
      .map(async ([what, , otherwise]) => {
        const [last, first] = await Promise.all([
          // 1 where it was otherwise, so this is the instant of the last such step, or 0.
          askVector(prometheus, `max_over_time((time() * (${otherwise}))[${sinceWindowSeconds}s:30s])`),
          askVector(prometheus, `min_over_time((time() + 0 * (${otherwise}))[${sinceWindowSeconds}s:30s])`),
        ]);
        const firstOf = valuesByLabels(first);
        return last.map(({ labels, value }) => ({
          what,
          labels,
          otherwiseAtSeconds: value,
          firstAtSeconds: firstOf.get(labelsKey(labels)) ?? value,
        }));
      }),
  );
  return answers.flat();
}

const values = (series: readonly Series[], family: string) => series.filter((one) => one.family === family).map(({ value }) => value);
const largest = (series: readonly Series[], family: string) => Math.max(0, ...values(series, family));

/** Whether any set may be at its maximum: as good as no set of another size is asked about in vain. */
function reaches(series: readonly Series[], busy: string, max: string): boolean {
  const limits = values(series, max).filter((value) => value < noMaximum);
  return limits.length > 0 && largest(series, busy) >= Math.min(...limits) && largest(series, busy) > 0;
}
