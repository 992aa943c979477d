import { explanationOf } from './explanation';
import type { ActionsSection, Report } from './report';

/** What those who know a button by its id do with it; any other button is its words, typed. */
export const answerActionIds = { again: 'check-again', share: 'share', all: 'all-checks' } as const;

const mostExplained = 2;

/** The report with what can be done about it: `words` is the question as somebody would type it. */
export function withActions(report: Report, words: string): Report {
  const actions: ActionsSection['actions'] = [
    { id: answerActionIds.again, label: 'Check again', words },
    { id: answerActionIds.share, label: 'Share in channel', words: `${words} --share` },
    ...(report.sections.some(({ kind }) => kind === 'checks')
      ? [{ id: answerActionIds.all, label: 'All checks', words: `${words} --all` }]
      : []),
    ...explanationsOf(report),
  ];
  return { ...report, sections: [...report.sections, { kind: 'actions', actions }] };
}

/** The first causes of what is broken, which are the roots. */
function explanationsOf({ sections }: Report): ActionsSection['actions'] {
  const broken = sections
    .flatMap((section) => (section.kind === 'problems' ? section.problems : []))
    .filter((each) => each.severity === 'fail');
  const ids = [...new Set(broken.map(({ id }) => id))].slice(0, mostExplained);
  return ids.flatMap((id) => {
    const explanation = explanationOf(id);
    return explanation === undefined ? [] : [{ id: `explain-${id}`, label: `Explain: ${explanation.title}`, words: `explain ${id}` }];
  });
}
